package nl.gewist.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingKeysTest {
    private static KeyDatabase database;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> rows =
            IntStream.range(0, 4_500).mapToObj("%05d"::formatted).toList();
    private KeyStore keys;
    private MissingKeys look;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = KeyDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void everyRowHasItsKey() throws SQLException {
        database.execute("truncate sealing_key, destroyed_key");
        keys = new KeyStore(database.source(), KeyEncryptionKey.generate(folder.resolve("kek.json")));
        keys.create(rows.stream().map("row/"::concat).toList());
        var settings = new WorkerSettings(Duration.ofHours(1), Duration.ofSeconds(1));
        look = new MissingKeys(settings, List.of(new Rows()), keys, meters);
    }

    @Test
    void withAllKeysAllIsWell() {
        look.work();

        assertThat(missing()).isZero();
        assertThat(new KeysHealth(look).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keysThatTheDatabaseLostAreCountedOnEveryPage() throws SQLException {
        database.execute("delete from sealing_key where record_id in ('row/00000', 'row/02000', 'row/04499')");

        look.work();

        assertThat(missing()).isEqualTo(3);
        assertThat(new KeysHealth(look).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void keysThatWereDestroyedAreNotMissed() {
        keys.destroy(List.of("row/00007"));

        look.work();

        assertThat(missing()).isZero();
    }

    private double missing() {
        return meters.get("gewist.keys.missing").gauge().value();
    }

    private final class Rows implements SealedRecords {
        @Override
        public String prefix() {
            return "row/";
        }

        @Override
        public List<String> page(@Nullable String after, int limit) {
            int from = after == null ? 0 : rows.indexOf(after) + 1;
            return rows.subList(from, Math.min(from + limit, rows.size()));
        }
    }
}
