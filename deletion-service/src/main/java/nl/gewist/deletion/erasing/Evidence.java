package nl.gewist.deletion.erasing;

import java.util.Map;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Identifiers;

/**
 * What was found and erased: by which values, and how many rows. Kept sealed and never overwritten, so that
 * a crash between two commits costs no proof.
 *
 * @param counts per collection, for example {@code platform.enrolment}
 */
record Evidence(Identifiers identifiers, Map<String, Counts> counts) {}
