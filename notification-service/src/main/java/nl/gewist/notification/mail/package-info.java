/** Sends the notices, however long the mail server is away. */
@NullMarked
package nl.gewist.notification.mail;

import org.jspecify.annotations.NullMarked;
