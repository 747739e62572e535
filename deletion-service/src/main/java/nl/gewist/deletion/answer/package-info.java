/** What the participants answer to an announcement. */
package nl.gewist.deletion.answer;
