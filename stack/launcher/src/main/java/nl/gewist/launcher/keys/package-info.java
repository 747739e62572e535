/** For operators: makes, shows and replaces key-encryption keys. */
@NullMarked
package nl.gewist.launcher.keys;

import org.jspecify.annotations.NullMarked;
