package nl.gewist.launcher.map;

import nl.gewist.launcher.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is and as whom to enter.
 *
 * @param user null: the one in the url, else the machine's, as psql does
 * @param password null: none is known yet
 */
record StoreAddress(
        String url, @Nullable String user, @Nullable String password) {

    /** @throws Problem when it is no address of a PostgreSQL database */
    static StoreAddress of(String url, @Nullable String user, @Nullable String password) {
        String jdbc = url.startsWith("postgres") ? "jdbc:" + url.replaceFirst("^postgres:", "postgresql:") : url;
        if (!jdbc.startsWith("jdbc:postgresql:") || jdbc.contains("@")) {
            throw new Problem(
                    "That is no address of a database: write jdbc:postgresql://HOST:PORT/DATABASE, the user as"
                            + " --user, the password in PGPASSWORD");
        }
        return new StoreAddress(jdbc, user, password);
    }

    StoreAddress withPassword(String other) {
        return new StoreAddress(url, user, other);
    }

    /** Without the password, and without what stands behind a question mark: there may be one, too. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
    }
}
