/** Proposes a data map for a database that nobody has described yet, from its catalog. */
@NullMarked
package nl.gewist.datamap.draft;

import org.jspecify.annotations.NullMarked;
