/** What an owner chose: another address, or no mails; notices are kept either way. */
@NullMarked
package nl.gewist.notification.preferences;

import org.jspecify.annotations.NullMarked;
