package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.PersonValues;

/** Everything Gewist itself keeps or has said: its databases, the topics, the logs (P9). */
final class Traces {
    private static final String DATABASES =
            "select datname from pg_database where datname like 'gewist%' and datname <> ?";

    private static final String TABLES =
            "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'";

    private final Map<String, String> texts = new LinkedHashMap<>();

    static Traces of(Stack stack) throws SQLException, IOException {
        Traces traces = new Traces();
        traces.readDatabases(stack.platform());
        traces.put("topics", Wire.read(stack).text());
        traces.readLogs(stack.options().folder());
        return traces;
    }

    private void readDatabases(Database platform) throws SQLException {
        for (String name : Rows.of(platform, DATABASES, row -> row.getString(1), platform.name())) {
            try (Connection connection = platform.server().connect(name);
                    Statement statement = connection.createStatement()) {
                // Bytes that are not encrypted are then seen as the text they are.
                statement.execute("set bytea_output = escape");
                for (String table : Rows.of(connection, TABLES, row -> row.getString(1))) {
                    List<String> rows =
                            Rows.of(connection, "select r::text from " + table + " r", row -> row.getString(1));
                    put(name + "." + table, String.join("\n", rows));
                }
            }
        }
    }

    private void readLogs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    // Kafka's and PostgreSQL's own data files are called so, too.
                    .filter(path -> path.getFileName().toString().matches("[a-z-]+\\.log"))
                    .toList()) {
                put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private void put(String place, String text) {
        texts.put(place, text.toLowerCase(Locale.ROOT));
    }

    /** Fails naming the places, never the values. */
    void haveNothingOf(Collection<PersonValues> people) {
        assertThat(texts.keySet()).contains("topics", "deletion-service.log", "gewist_retention.retained_invoice");
        assertThat(people.stream()
                        .flatMap(person -> person.all().stream()
                                .map(value -> value.toLowerCase(Locale.ROOT))
                                .flatMap(value -> texts.entrySet().stream()
                                        .filter(text -> text.getValue().contains(value))
                                        .map(text -> "learner " + person.learnerId() + " in " + text.getKey()))))
                .isEmpty();
    }
}
