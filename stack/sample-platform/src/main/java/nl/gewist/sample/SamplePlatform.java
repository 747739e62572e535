package nl.gewist.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Makes the sample: schema and data of a platform with any number of learners. The same number and seed give the same
 * rows, byte for byte.
 */
public final class SamplePlatform {

    /** All data lies before this moment, every learner's account half a year or more. */
    public static final Instant REFERENCE = Workshop.REFERENCE;

    private SamplePlatform() {}

    /**
     * Creates the tables in the connection's current schema and fills them, all or nothing, then analyzes.
     *
     * @param learners 1 or more
     */
    public static SampleFacts create(Connection platform, int learners, long seed) throws SQLException {
        if (learners < 1) {
            throw new IllegalArgumentException("A sample platform has at least one learner, not " + learners);
        }
        SampleFacts facts = inTransaction(platform, () -> {
            run(platform, "schema.sql");
            SampleFacts loaded = load(platform, new Tables(), learners, seed, true);
            run(platform, "references.sql");
            return loaded;
        });
        analyze(platform);
        return facts;
    }

    /** Adds learners, with customers of their own, to a platform made by {@link #create}. */
    public static SampleFacts grow(Connection platform, int learners, long seed) throws SQLException {
        return inTransaction(platform, () -> {
            var tables = new Tables();
            tables.continueFrom(platform);
            return load(platform, tables, learners, seed, false);
        });
    }

    /** The data map of this schema, for {@code DataMap.read(name, reader)}. */
    public static InputStream dataMap() {
        return resource("data-map.yaml");
    }

    /** Writes the data map to a file, for {@code gewist.data-map}. */
    public static Path writeDataMap(Path file) throws IOException {
        try (InputStream map = dataMap()) {
            return Files.write(file, map.readAllBytes());
        }
    }

    private static SampleFacts load(Connection platform, Tables tables, int learners, long seed, boolean frozen)
            throws SQLException {
        var workshop = new Workshop(tables, new Dice(seed), new Names(seed));
        var cohort = new Cohort(workshop);
        try {
            for (int left = learners; left > 0; left -= Cohort.SIZE) {
                cohort.write(Math.min(left, Cohort.SIZE));
                tables.flush(platform, frozen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.alignIdentities(platform);
        return new SampleFacts(learners, tables.counts(), new PlantedMentions(workshop.planted()));
    }

    private interface Work {
        SampleFacts run() throws SQLException;
    }

    private static SampleFacts inTransaction(Connection platform, Work work) throws SQLException {
        boolean autoCommit = platform.getAutoCommit();
        platform.setAutoCommit(false);
        try {
            SampleFacts facts = work.run();
            platform.commit();
            return facts;
        } catch (SQLException | RuntimeException e) {
            platform.rollback();
            throw e;
        } finally {
            platform.setAutoCommit(autoCommit);
        }
    }

    private static void analyze(Connection platform) throws SQLException {
        boolean autoCommit = platform.getAutoCommit();
        platform.setAutoCommit(true);
        try (var statement = platform.createStatement()) {
            statement.execute("vacuum (analyze)");
        } finally {
            platform.setAutoCommit(autoCommit);
        }
    }

    private static void run(Connection platform, String script) throws SQLException {
        try (var statement = platform.createStatement();
                InputStream sql = resource(script)) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream resource = SamplePlatform.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is missing from the sample platform's jar");
        }
        return resource;
    }
}
