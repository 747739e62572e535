package nl.gewist.notification.preferences;

import org.jspecify.annotations.Nullable;

/**
 * What one owner chose.
 *
 * @param address used instead of the platform's; null if the owner gave none
 */
public record Preference(
        String ownerId, boolean unsubscribed, @Nullable String address) {
    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "Preference[" + ownerId + "]";
    }
}
