/** The later search for values that should be gone: one pass over all text for many requests. */
package nl.gewist.deletion.sweep;
