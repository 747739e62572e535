/** Whether the time can be believed; what destroys asks first. */
@NullMarked
package nl.gewist.retention.clock;

import org.jspecify.annotations.NullMarked;
