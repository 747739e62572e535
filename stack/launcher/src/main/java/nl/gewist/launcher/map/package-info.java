/** The commands for whoever writes a data map: {@code ./gewist map}. */
@NullMarked
package nl.gewist.launcher.map;

import org.jspecify.annotations.NullMarked;
