/** What the log says of each request: its state, its figures, its timeline. */
package nl.gewist.audit.request;
