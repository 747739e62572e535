/** Closing a customer's account: one approval, then its learners, each by a request of their own, and the customer last. */
package nl.gewist.deletion.cascade;
