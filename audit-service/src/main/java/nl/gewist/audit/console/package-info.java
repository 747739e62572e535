/** The console: the log for people, in plain words, without a script. */
package nl.gewist.audit.console;
