/** Envelope encryption: what must be unreadable later is sealed under a key of its own, which can be destroyed. */
@NullMarked
package nl.gewist.sealing;

import org.jspecify.annotations.NullMarked;
