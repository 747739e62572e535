/** What we know about the systems in which owners keep their learners. */
@NullMarked
package nl.gewist.notification.systems;

import org.jspecify.annotations.NullMarked;
