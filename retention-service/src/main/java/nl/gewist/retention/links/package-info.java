/** Links that open one thing, for a while. */
@NullMarked
package nl.gewist.retention.links;

import org.jspecify.annotations.NullMarked;
