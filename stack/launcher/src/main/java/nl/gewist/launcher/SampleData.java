package nl.gewist.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.gewist.sample.PlantedMention;
import nl.gewist.sample.PlantedMentions;
import nl.gewist.sample.SampleFacts;
import nl.gewist.sample.SamplePlatform;

/** Fills the platform's database once per data folder, and puts its data map where the services read it. */
final class SampleData {
    /** The same data on every machine. */
    static final long SEED = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleData() {}

    static Path mapFile(StackOptions options) {
        return options.folder().resolve("data-map.yaml");
    }

    private static Path mentionsFile(StackOptions options) {
        return options.data().resolve("mentions.json");
    }

    /** Where the sample's free text names people; kept beside the data, since an erasure must not be able to remove it. */
    static PlantedMentions mentions(StackOptions options) {
        try {
            return new PlantedMentions(
                    List.of(JSON.readValue(mentionsFile(options).toFile(), PlantedMention[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of planted mentions cannot be read", e);
        }
    }

    static void prepare(StackOptions options, DatabaseSetup databases) {
        Path marker = options.data().resolve("learners");
        try {
            SamplePlatform.writeDataMap(mapFile(options));
            if (Files.exists(marker) && isFilled(databases)) {
                checkSize(options, Integer.parseInt(Files.readString(marker).strip()));
                return;
            }
            // Whatever is there was left by a start that did not come to its end.
            databases.emptyPlatform();
            try (Connection connection =
                    databases.asAdmin(DatabaseSetup.PLATFORM).connect()) {
                SampleFacts facts = SamplePlatform.create(connection, options.learners(), SEED);
                JSON.writeValue(mentionsFile(options).toFile(), facts.mentions().all());
            }
            Files.writeString(marker, options.learners() + "\n");
        } catch (SQLException e) {
            throw new Problem("The sample platform could not be filled: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + options.data() + " cannot be written", e);
        }
    }

    /** The folder may remember what another server was given. */
    private static boolean isFilled(DatabaseSetup databases) throws SQLException {
        try (Connection connection = databases.asAdmin(DatabaseSetup.PLATFORM).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('public.learner') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void checkSize(StackOptions options, int present) {
        if (present != options.learners()) {
            throw new Problem("The data in " + options.data() + " is of a platform with " + present
                    + " learners: start with --learners " + present + ", or with --fresh to make it anew");
        }
    }
}
