/** Retained invoices: secured before the erasure, sealed, given out only as the invoice they belong to. */
@NullMarked
package nl.gewist.retention.vault;

import org.jspecify.annotations.NullMarked;
