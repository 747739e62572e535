/** The audit log: takes in every event, keeps codes and counts, chains them. */
package nl.gewist.audit.log;
