package nl.gewist.deletion.surge;

import org.jspecify.annotations.Nullable;

/** How many requests may come in an hour; see {@link SurgeConfig}. */
record SurgeLimit(int atLeast, int mostPerHour, double sharePerHour) {

    /** @param live the platform's subjects of the type; null while they have not been counted */
    int of(@Nullable Long live) {
        double most = live == null ? mostPerHour : Math.min(mostPerHour, Math.floor(live * sharePerHour));
        return Math.max(atLeast, (int) most);
    }
}
