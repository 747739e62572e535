/** The demonstration: what becomes of a few learners, from the wish to the day on which nobody can tell any more. */
@NullMarked
package nl.gewist.launcher.demo;

import org.jspecify.annotations.NullMarked;
