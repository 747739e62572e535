/** Giving out retained invoices: to whom, in which form, and never unrecorded. */
@NullMarked
package nl.gewist.retention.reading;

import org.jspecify.annotations.NullMarked;
