/** What an owner's portal can do for its owners: terms, exceptions and deletions of the invoices to their learners. */
@NullMarked
package nl.gewist.retention.owners;

import org.jspecify.annotations.NullMarked;
