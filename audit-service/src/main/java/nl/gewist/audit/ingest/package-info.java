/** The way in: one batch of events, one transaction for log and requests. */
package nl.gewist.audit.ingest;
