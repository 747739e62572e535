package nl.gewist.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Does what docs/keys.md tells people to do about keys that are missing, word for word. */
class LostKeysTest {
    private static final Pattern ADVICE = Pattern.compile(
            "## Keys that are missing.*?```sh\n(?<shell>.*?)```.*?```sql\n(?<script>.*?)```", Pattern.DOTALL);
    private static final Pattern OUT = Pattern.compile("\\\\copy (?<what>.+) to lost\\.keys");
    private static final Pattern IN = Pattern.compile("(?m)^\\\\copy (?<what>.+) from lost\\.keys$");

    @TempDir
    Path folder;

    private final Map<String, byte[]> sealed = new HashMap<>();
    private Matcher advice;

    @BeforeEach
    void readTheManual() throws IOException {
        advice = found(ADVICE, Files.readString(Path.of("../docs/keys.md")));
    }

    @Test
    void lostKeysComeBackAndDestroyedOnesDoNot() throws IOException, SQLException {
        try (KeyDatabase database = KeyDatabase.start()) {
            KeyStore keys = new KeyStore(database.source(), KeyEncryptionKey.generate(folder.resolve("kek.json")));
            List<String> old = List.of("lost", "lost-too", "destroyed-later", "never-lost");
            keys.create(old).forEach((record, sealer) -> sealed.put(record, sealer.seal(record.getBytes(UTF_8), "x")));
            database.execute("create database restored template postgres");
            keys.destroy(List.of("destroyed-later"));
            keys.create(List.of("newer"));
            database.execute("delete from sealing_key where record_id like 'lost%'");
            assertThat(keys.missing(old)).containsExactlyInAnyOrder("lost", "lost-too");

            recover(database.server().getDatabase("postgres", "restored"), database.source());

            assertThat(keys.missing(old)).isEmpty();
            assertThat(keys.open(old))
                    .containsOnlyKeys("lost", "lost-too", "never-lost")
                    .allSatisfy((record, sealer) -> assertThat(sealer.unseal(sealed.get(record), "x"))
                            .asString()
                            .isEqualTo(record));
            assertThat(keys.open(List.of("newer"))).hasSize(1);
        }
    }

    /** As psql does it, whose {@code \copy} a driver does not know. */
    private void recover(DataSource restored, DataSource lossy) throws SQLException, IOException {
        var file = new ByteArrayOutputStream();
        try (var connection = restored.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + found(OUT, advice.group("shell")).group("what") + " to stdout", file);
        }
        String script = advice.group("script");
        Matcher copy = found(IN, script);
        try (var connection = lossy.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script.substring(0, copy.start()));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + copy.group("what") + " from stdin", new ByteArrayInputStream(file.toByteArray()));
            statement.execute(script.substring(copy.end()));
            connection.commit();
        }
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher;
    }
}
