/** The end: backups are gone and a sweep has passed, so identifiers, key and subject are forgotten. */
package nl.gewist.deletion.closing;
