/** The benchmark: the pipeline against the same deletes as plain SQL, on one machine and in one run. */
@NullMarked
package nl.gewist.launcher.bench;

import org.jspecify.annotations.NullMarked;
