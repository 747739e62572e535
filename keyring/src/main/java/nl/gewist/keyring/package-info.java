/** What a service does with its data keys by itself: reads the key-encryption key, refuses a wrong one, follows a rotation. */
@NullMarked
package nl.gewist.keyring;

import org.jspecify.annotations.NullMarked;
