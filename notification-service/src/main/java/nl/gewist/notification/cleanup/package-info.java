/** The page on which an owner ticks off what they cleaned up. */
@NullMarked
package nl.gewist.notification.cleanup;

import org.jspecify.annotations.NullMarked;
