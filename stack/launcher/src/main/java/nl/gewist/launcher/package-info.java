/** Starts, watches and stops the whole system on one machine, for people, demonstrations and system tests. */
@NullMarked
package nl.gewist.launcher;

import org.jspecify.annotations.NullMarked;
