/** How long a retained invoice stays: what the law says, and what its owner decides. */
@NullMarked
package nl.gewist.retention.terms;

import org.jspecify.annotations.NullMarked;
