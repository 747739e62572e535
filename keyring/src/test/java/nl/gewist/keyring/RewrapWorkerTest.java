package nl.gewist.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.sealing.KeyEncryptionKey;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.KeysetForm;
import nl.gewist.sealing.Keysets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewrapWorkerTest {
    private static final Keysets KEYSETS = new Keysets(KeysetForm.plain());
    private static KeyDatabase database;

    @TempDir
    Path folder;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private String first;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = KeyDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void thousandKeys() throws IOException, SQLException {
        database.execute("truncate sealing_key");
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey.generate(file);
        first = Files.readString(file);
        store(first).create(IntStream.range(0, 999).mapToObj(i -> "record-" + i).toList());
    }

    @Test
    void afterARotationAllKeysAreWrappedByTheNewestKeyAndTheMetricSaysSo() {
        KeyStore rotated = store(KEYSETS.withNewestPrimary(KEYSETS.withNewKey(first)));
        RewrapWorker worker = worker(rotated);
        assertThat(rotated.behind()).isEqualTo(1_000);

        assertThat(worker.work()).isEqualTo(1_000);

        assertThat(behind()).isZero();
        assertThat(rotated.open(List.of("record-7"))).hasSize(1);
        assertThat(worker.work()).isZero();
    }

    @Test
    void aReplicaThatKnowsTheNewKeyOnlyAsTheNextOneTakesNothingBack() {
        String both = KEYSETS.withNewKey(first);
        store(KEYSETS.withNewestPrimary(both)).rewrap();

        assertThat(worker(store(both)).work()).isZero();

        store(KEYSETS.withPrimaryAlone(KEYSETS.withNewestPrimary(both))).verify();
    }

    @Test
    void withoutARotationThereIsNothingToDo() {
        assertThat(worker(store(first)).work()).isZero();
        assertThat(behind()).isZero();
    }

    private RewrapWorker worker(KeyStore keys) {
        return new RewrapWorker(new WorkerSettings(Duration.ofHours(1), Duration.ofSeconds(1)), keys, meters);
    }

    private double behind() {
        return meters.get("gewist.keys.behind").gauge().value();
    }

    private static KeyStore store(String keyset) {
        return new KeyStore(database.source(), KeyEncryptionKey.fromText(keyset));
    }
}
