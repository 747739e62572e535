/** Links that open one owner's page and nothing else. */
@NullMarked
package nl.gewist.notification.links;

import org.jspecify.annotations.NullMarked;
