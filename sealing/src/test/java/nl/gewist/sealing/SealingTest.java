package nl.gewist.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.gewist.sealing.SealingException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final Keysets KEYSETS = new Keysets(KeysetForm.plain());

    private static final byte[] NAW = "J. de Vries, Dorpsstraat 1".getBytes(StandardCharsets.UTF_8);

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    @TempDir
    private Path folder;

    private KeyEncryptionKey kek;
    private KeyStore keys;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        database = postgres.getPostgresDatabase();
        for (String name : List.of("V1__sealing_key", "V2__destroyed_key")) {
            try (var migration = KeyStore.class.getResourceAsStream("/db/sealing/" + name + ".sql")) {
                sql(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyStore() throws SQLException {
        sql("truncate sealing_key, destroyed_key");
        kek = KeyEncryptionKey.generate(folder.resolve("kek.json"));
        keys = new KeyStore(database, kek);
    }

    @Test
    void sealedValuesAreReadByWhoeverOpensTheRecordLater() {
        byte[] sealed = keys.create(Set.of("a")).get("a").seal(NAW, "vault/a/buyer");

        var later = new KeyStore(database, KeyEncryptionKey.fromFile(folder.resolve("kek.json")));

        assertThat(later.open(Set.of("a")).get("a").unseal(sealed, "vault/a/buyer"))
                .isEqualTo(NAW);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Vries");
    }

    @Test
    void keysetIsReadFromTextToo() throws IOException {
        byte[] sealed = keys.create(Set.of("a")).get("a").seal(NAW, "x");

        var fromText = KeyEncryptionKey.fromText(Files.readString(folder.resolve("kek.json")));

        assertThat(new KeyStore(database, fromText).open(Set.of("a")).get("a").unseal(sealed, "x"))
                .isEqualTo(NAW);
    }

    @Test
    void valueSealedForAnotherPurposeIsRefused() {
        Sealer sealer = keys.create(Set.of("a")).get("a");
        byte[] sealed = sealer.seal(NAW, "vault/a/buyer");

        assertRefused(Reason.VALUE_REFUSED, () -> sealer.unseal(sealed, "vault/a/seller"));
    }

    @Test
    void valueOfAnotherRecordIsRefused() {
        Map<String, Sealer> sealers = keys.create(List.of("a", "b"));
        byte[] sealed = sealers.get("a").seal(NAW, "x");

        assertRefused(Reason.VALUE_REFUSED, () -> sealers.get("b").unseal(sealed, "x"));
    }

    @Test
    void everyAlteredByteIsRefused() {
        Sealer sealer = keys.create(Set.of("a")).get("a");
        byte[] sealed = sealer.seal(NAW, "x");
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertRefused(Reason.VALUE_REFUSED, () -> sealer.unseal(altered, "x"));
        }
        assertRefused(Reason.VALUE_REFUSED, () -> sealer.unseal(new byte[0], "x"));
    }

    @Test
    void destroyedKeyLeavesTheValueUnreadable() {
        byte[] sealed = keys.create(List.of("a", "b")).get("a").seal(NAW, "x");

        assertThat(keys.destroy(List.of("a", "never"))).isEqualTo(1);

        assertThat(keys.open(List.of("a", "b"))).containsOnlyKeys("b");
        assertRefused(
                Reason.VALUE_REFUSED, () -> keys.create(Set.of("a")).get("a").unseal(sealed, "x"));
    }

    @Test
    void whatWasDestroyedIsNoted() {
        keys.create(List.of("a", "b", "c"));

        keys.destroy(List.of("c", "a", "never"));

        assertThat(keys.destroyed(List.of("a", "b", "never"))).containsExactly("a");
        assertThat(keys.destroyedAfter("", 1)).containsExactly("a");
        assertThat(keys.destroyedAfter("a", 10)).containsExactly("c");
    }

    @Test
    void aKeyThatIsGoneWithoutHavingBeenDestroyedIsMissed() throws SQLException {
        keys.create(List.of("a", "b", "c"));
        keys.destroy(List.of("b"));
        sql("delete from sealing_key where record_id = 'c'");

        assertThat(keys.missing(List.of("a", "b", "c", "never"))).containsExactlyInAnyOrder("c", "never");
    }

    @Test
    void creatingAgainKeepsTheKeys() {
        byte[] sealed = keys.create(List.of("a", "a", "b")).get("a").seal(NAW, "x");

        Map<String, Sealer> again = keys.create(List.of("b", "c", "a"));

        assertThat(again).containsOnlyKeys("a", "b", "c");
        assertThat(again.get("a").unseal(sealed, "x")).isEqualTo(NAW);
    }

    @Test
    void concurrentCreatorsAgreeOnOneKey() throws Exception {
        List<String> ids = ids(300);
        List<Callable<byte[]>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> keys.create(ids).get("record-7").seal(NAW, "x"));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var sealed : threads.invokeAll(calls)) {
                assertThat(keys.open(ids).get("record-7").unseal(sealed.get(), "x"))
                        .isEqualTo(NAW);
            }
        }
    }

    @Test
    void moreThanOneStatementHoldsAreSplit() {
        List<String> ids = ids(1_201);

        assertThat(keys.create(ids)).hasSize(1_201);
        assertThat(keys.open(ids)).hasSize(1_201);
        assertThat(keys.destroy(ids)).isEqualTo(1_201);
        assertThat(keys.open(List.of())).isEmpty();
    }

    @Test
    void wrappedKeyMovedToAnotherRecordIsRefused() throws SQLException {
        keys.create(List.of("a", "b"));
        sql("update sealing_key set wrapped = (select wrapped from sealing_key where record_id = 'a')"
                + " where record_id = 'b'");

        assertRefused(Reason.KEY_WRONG, () -> keys.open(Set.of("b")));
    }

    @Test
    void wrongKeyIsRefusedBeforeItWrapsAnything() {
        keys.create(Set.of("a"));
        var other = new KeyStore(database, KeyEncryptionKey.generate(folder.resolve("other.json")));

        assertRefused(Reason.KEY_WRONG, other::verify);
        assertRefused(Reason.KEY_WRONG, () -> other.create(Set.of("b")));
        assertThat(keys.open(Set.of("b"))).isEmpty();
    }

    @Test
    void keyIsReplacedInThreeStepsWhileOldAndNewReplicasRead() throws IOException {
        byte[] sealed = keys.create(ids(1_201)).get("record-7").seal(NAW, "x");
        String first = Files.readString(folder.resolve("kek.json"));
        String both = KEYSETS.withNewKey(first);
        String newest = KEYSETS.withNewestPrimary(both);
        KeyStore replica = new KeyStore(database, KeyEncryptionKey.fromText(both));
        KeyStore rotated = new KeyStore(database, KeyEncryptionKey.fromText(newest));
        assertThat(replica.rewrap()).isZero();
        assertThat(rotated.behind()).isEqualTo(1_202);

        assertThat(rotated.rewrap()).isEqualTo(1_202);

        assertThat(rotated.behind()).isZero();
        assertThat(replica.rewrap()).isZero();
        var alone = new KeyStore(database, KeyEncryptionKey.fromText(KEYSETS.withPrimaryAlone(newest)));
        for (KeyStore store : List.of(replica, rotated, alone)) {
            store.verify();
            assertThat(store.open(Set.of("record-7")).get("record-7").unseal(sealed, "x"))
                    .isEqualTo(NAW);
        }
        assertRefused(Reason.KEY_WRONG, () -> new KeyStore(database, kek).verify());
    }

    @Test
    void keyTakenOutOfTheKeysetTooEarlyIsRefusedAtTheStart() throws IOException {
        keys.create(Set.of("a"));
        String newest = KEYSETS.withNewestPrimary(KEYSETS.withNewKey(Files.readString(folder.resolve("kek.json"))));
        var rotated = new KeyStore(database, KeyEncryptionKey.fromText(newest));
        rotated.destroy(Set.of("gewist:canary"));
        rotated.create(Set.of("b"));
        var alone = new KeyStore(database, KeyEncryptionKey.fromText(KEYSETS.withPrimaryAlone(newest)));

        assertRefused(Reason.KEY_WRONG, alone::verify);
    }

    @Test
    void lostOrForeignKeyFileIsRefusedWithItsCure() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.json"), "{\"secret\":\"hunter2\"}");

        assertRefused(Reason.KEY_MISSING, () -> KeyEncryptionKey.fromFile(folder.resolve("gone.json")));
        assertRefused(Reason.KEY_INVALID, () -> KeyEncryptionKey.fromFile(foreign));
        assertRefused(Reason.KEY_INVALID, () -> KeyEncryptionKey.fromText("hunter2"));
    }

    @Test
    void newKeyFileIsTheOwnersAloneAndNeverReplaced() throws IOException {
        Path file = folder.resolve("kek.json");
        String before = Files.readString(file);

        assertRefused(Reason.KEY_EXISTS, () -> KeyEncryptionKey.generate(file));

        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(Enum::name)
                .containsOnly("OWNER_READ", "OWNER_WRITE");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void missingTableIsNamedAsSuch() throws SQLException {
        sql("alter table sealing_key rename to moved");
        try {
            assertRefused(Reason.STORE_UNAVAILABLE, () -> keys.create(Set.of("a")));
        } finally {
            sql("alter table moved rename to sealing_key");
        }
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SealingException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal).hasMessageNotContainingAny("Vries", "hunter2", "record-");
        });
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "record-" + i).toList();
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
