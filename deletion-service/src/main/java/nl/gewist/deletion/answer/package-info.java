/** What the participants answer to an announcement, and that backups are gone. */
package nl.gewist.deletion.answer;
