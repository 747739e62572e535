/** The audit-service: what was done about every request, without anything about a person. */
package nl.gewist.audit;
