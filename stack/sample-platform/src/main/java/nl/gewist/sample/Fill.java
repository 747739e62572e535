package nl.gewist.sample;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Fills an empty platform database, once: what a container does in a cluster, where the launcher is not. */
public final class Fill {
    private static final long SEED = 42;

    private Fill() {}

    /** Takes SAMPLE_JDBC_URL, SAMPLE_USERNAME, SAMPLE_PASSWORD and SAMPLE_LEARNERS (200) from the environment. */
    public static void main(String... arguments) {
        try {
            System.out.println(fill(System.getenv()));
        } catch (SQLException | IllegalArgumentException refused) {
            System.err.println("The sample platform was not filled: " + refused.getMessage());
            System.exit(1);
        }
    }

    /** What was done, as a sentence; a database that has learners is left as it is. */
    static String fill(Map<String, String> environment) throws SQLException {
        int learners = Integer.parseInt(environment.getOrDefault("SAMPLE_LEARNERS", "200"));
        try (Connection platform = DriverManager.getConnection(
                required(environment, "SAMPLE_JDBC_URL"),
                required(environment, "SAMPLE_USERNAME"),
                required(environment, "SAMPLE_PASSWORD"))) {
            if (isFilled(platform)) {
                return "The platform has learners already; nothing was changed";
            }
            return SamplePlatform.create(platform, learners, SEED).total() + " rows of " + learners + " learners";
        }
    }

    private static boolean isFilled(Connection platform) throws SQLException {
        try (var tables = platform.getMetaData().getTables(null, platform.getSchema(), "learner", null)) {
            return tables.next();
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
