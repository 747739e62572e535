/** Keeps what the law says must be kept, and nothing longer: the vault, and the expiry of backups. */
@NullMarked
package nl.gewist.retention;

import org.jspecify.annotations.NullMarked;
