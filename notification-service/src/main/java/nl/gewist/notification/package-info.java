/** Tells every owner of an erased learner what is left to do in their own systems, and helps them to do it. */
@NullMarked
package nl.gewist.notification;

import org.jspecify.annotations.NullMarked;
