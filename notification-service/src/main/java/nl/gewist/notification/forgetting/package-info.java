/** Personal parts of notices are kept no longer than the cleanup needs them. */
@NullMarked
package nl.gewist.notification.forgetting;

import org.jspecify.annotations.NullMarked;
