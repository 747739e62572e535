package nl.gewist.launcher.map;

import java.util.Map;
import java.util.Optional;
import nl.gewist.datamap.StoreKind;
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

    /**
     * @param environment with the password, in the variable of the database's own client
     * @throws Problem when it is no address of a database of a kind that maps know
     */
    static StoreAddress of(String url, @Nullable String user, Map<String, String> environment) {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
        Optional<StoreKind> kind = StoreKind.at(jdbc);
        if (kind.isEmpty() || jdbc.contains("@")) {
            throw new Problem("That is no address of a database: write jdbc:postgresql://HOST:PORT/DATABASE or"
                    + " jdbc:mariadb://HOST:PORT/DATABASE, the user as --user, the password in PGPASSWORD or"
                    + " MYSQL_PWD");
        }
        return new StoreAddress(jdbc, user, environment.get(passwordVariable(kind.get())));
    }

    StoreKind kind() {
        return StoreKind.at(url).orElseThrow();
    }

    /** Where the password is looked for. */
    String passwordVariable() {
        return passwordVariable(kind());
    }

    private static String passwordVariable(StoreKind kind) {
        return switch (kind) {
            case POSTGRESQL -> "PGPASSWORD";
            case MARIADB -> "MYSQL_PWD";
        };
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
