/** The page on which an owner sees the invoices to their learners, and decides about them. */
@NullMarked
package nl.gewist.retention.ownerpage;

import org.jspecify.annotations.NullMarked;
