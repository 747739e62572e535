/** Destroying retained invoices once their last day is over, and never one that is on hold. */
@NullMarked
package nl.gewist.retention.purge;

import org.jspecify.annotations.NullMarked;
