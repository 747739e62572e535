/** From an announcement to a stored notice per owner: what must be safe before anything is erased. */
@NullMarked
package nl.gewist.notification.notice;

import org.jspecify.annotations.NullMarked;
