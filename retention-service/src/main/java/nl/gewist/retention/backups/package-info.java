/** When the last copy of an erased person must be gone. */
@NullMarked
package nl.gewist.retention.backups;

import org.jspecify.annotations.NullMarked;
