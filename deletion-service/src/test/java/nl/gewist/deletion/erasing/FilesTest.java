package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.DataMapException;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.files.FileOutsideException;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of erased people, on a real directory. */
class FilesTest {
    private static final String KEY = "{platform.upload.storage_key}";
    private static final String NAME = "shared/{platform.upload.file_name}";

    private final Map<UUID, Evidence> kept = new HashMap<>();
    private Connection store;
    private SubjectPlan plan;
    private Path uploads;
    private List<Long> learners;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws SQLException, IOException {
        Database database = TestServers.shared().freshDatabase("files");
        store = database.connect();
        SamplePlatform.create(store, 12, 5);
        learners = new SampleReader(store).learnerIds();
        execute("delete from upload");
        uploads = Files.createDirectory(folder.resolve("uploads"));
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String map(String paths) throws IOException {
        try (var in = SamplePlatform.dataMap()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    + "\n  files:\n    uploads: {region: nl, paths: [" + paths + "]}\n";
        }
    }

    private void plan(String path) throws SQLException, IOException {
        var map = DataMap.read("map", new StringReader(map("{subject: learner, path: '" + path + "'}")));
        plan = SubjectPlan.of(map, List.of(Catalog.read(store, map, map.stores().get("platform"))), "learner");
    }

    /** A row and, unless it is there, its file. */
    private Path upload(long learner, String key, String file) throws SQLException, IOException {
        execute("insert into upload (learner_id, training_id, file_name, storage_key, size_bytes) select " + learner
                + ", min(training_id), '" + key + "', '" + key + "', 1 from training");
        Path path = uploads.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.exists(path) ? path : Files.writeString(path, "homework");
    }

    private Erasure erasure(long learner, Evidence evidence) throws SQLException {
        var target = new Target(UUID.nameUUIDFromBytes(new byte[] {(byte) learner}), Long.toString(learner), null);
        var keys = plan.root().invoices().keys(store, List.of(target), false);
        return new Erasure(target, keys.get(target.requestId()).digest(), SamplePlatform.REFERENCE, evidence);
    }

    private List<Outcome> erase(Erasure... erasures) throws SQLException {
        return new StoreEraser(plan, new FileDirectories(Map.of("uploads", uploads)))
                .erase(store, List.of(erasures), kept::putAll);
    }

    private long left(long learner) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery("select count(*) from upload where learner_id = " + learner)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void filesGoWithTheRowsThatNameThemAndAreCounted() throws Exception {
        plan(KEY);
        Path essay = upload(learners.get(0), "a/essay.pdf", "a/essay.pdf");
        Path photo = upload(learners.get(0), "b.jpg", "b.jpg");
        Path others = upload(learners.get(1), "a/other.pdf", "a/other.pdf");

        var outcome = (Outcome.Erased) erase(erasure(learners.get(0), null)).getFirst();

        assertThat(essay).doesNotExist();
        assertThat(photo).doesNotExist();
        assertThat(others).exists();
        assertThat(outcome.counts()).containsEntry("uploads", new Counts(2, 0, 0));
    }

    @Test
    void aFolderGoesWithEverythingInIt() throws Exception {
        plan("people/{platform.learner.learner_id}");
        long learner = learners.getFirst();
        Path mine = uploads.resolve("people/" + learner + "/deep/er/file");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "x");
        Path others = Files.createDirectories(uploads.resolve("people/" + learner + "0"));

        var outcome = (Outcome.Erased) erase(erasure(learner, null)).getFirst();

        assertThat(uploads.resolve("people/" + learner)).doesNotExist();
        assertThat(others).exists();
        assertThat(outcome.counts()).containsEntry("uploads", new Counts(1, 0, 0));
    }

    @Test
    void whatSomebodyElsesRowNamesStaysUntilTheyGoToo() throws Exception {
        execute("alter table upload drop constraint upload_storage_key_key");
        plan(NAME);
        Path shared = upload(learners.get(0), "team.png", "shared/team.png");
        upload(learners.get(1), "team.png", "shared/team.png");
        upload(learners.get(2), "team.png", "shared/team.png");

        erase(erasure(learners.get(0), null));
        assertThat(shared).exists();

        erase(erasure(learners.get(1), null), erasure(learners.get(2), null));
        assertThat(shared).doesNotExist();
    }

    @Test
    void aDirectoryThatIsAwayIsTriedAgainAndNothingIsForgotten() throws Exception {
        plan(KEY);
        upload(learners.get(0), "essay.pdf", "essay.pdf");
        Erasure first = erasure(learners.get(0), null);
        var eraser = new StoreEraser(plan, new FileDirectories(Map.of("uploads", uploads)));

        // Goes away between the store's commit and the deleting of files.
        assertThatThrownBy(() -> eraser.erase(store, List.of(first), evidence -> {
                    kept.putAll(evidence);
                    move(uploads, folder.resolve("away"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(left(learners.get(0))).isZero();
        move(folder.resolve("away"), uploads);
        erase(erasure(learners.get(0), kept.get(first.target().requestId())));

        assertThat(uploads.resolve("essay.pdf")).doesNotExist();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/outside", ".", "a/../..", "link/inside"})
    void aPathThatLeadsOutOfTheDirectoryStopsTheRequest(String key) throws Exception {
        plan(KEY);
        Path outside = Files.writeString(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("inside"), "x");
        Files.createSymbolicLink(uploads.resolve("link"), folder.resolve("elsewhere"));
        execute("insert into upload (learner_id, training_id, file_name, storage_key, size_bytes) select "
                + learners.getFirst() + ", min(training_id), 'x', '" + key + "', 1 from training");

        assertThatThrownBy(() -> erase(erasure(learners.getFirst(), null))).isInstanceOf(FileOutsideException.class);

        assertThat(left(learners.getFirst())).isEqualTo(1);
        assertThat(outside).exists();
    }

    @Test
    void aLinkGoesAndWhatItLeadsToStays() throws Exception {
        plan(KEY);
        Path target = Files.writeString(folder.resolve("target"), "x");
        Files.createSymbolicLink(uploads.resolve("link"), target);
        upload(learners.getFirst(), "link", "link");

        erase(erasure(learners.getFirst(), null));

        assertThat(uploads.resolve("link").toFile().exists()).isFalse();
        assertThat(target).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {subject: learner, path: 'all'}                                                     | is the same for everybody
        {subject: learner, path: '{platform.upload.nothing}'}                               | has no field 'nothing'
        {subject: learner, path: '{platform.upload.upload_id}/{platform.learner.email}'}    | are in different collections
        {subject: customer, path: '{platform.learner.email}'}                                | to which it does not belong
        {subject: nobody, path: '{platform.upload.upload_id}'}                              | to which it does not belong
        """)
    void aMapThatCannotBeMeantIsRefused(String path, String message) {
        assertThatThrownBy(() -> DataMap.read("map", new StringReader(map(path))))
                .isInstanceOf(DataMapException.class)
                .hasMessageContaining(message);
    }
}
