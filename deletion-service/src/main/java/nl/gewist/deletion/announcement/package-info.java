/** When the grace is over: the last look at the subject, then the announcement. */
package nl.gewist.deletion.announcement;
