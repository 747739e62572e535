package nl.gewist.launcher.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.launcher.CommandLineRun;
import nl.gewist.sample.SamplePlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gewist map check} as somebody meets it who writes a map. */
class CheckCommandTest {
    private static Database platform;

    @TempDir
    private Path folder;

    private Path map;

    @BeforeAll
    static void fill() throws SQLException {
        platform = filled();
    }

    @BeforeEach
    void write() throws IOException {
        map = SamplePlatform.writeDataMap(folder.resolve("map.yaml"));
    }

    private static Database filled() throws SQLException {
        Database database = TestServers.shared().freshDatabase("mapcheck");
        try (var connection = database.connect()) {
            SamplePlatform.create(connection, 40, 5);
        }
        return database;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private CommandLineRun check(String... more) {
        var args = new String[more.length + 4];
        args[0] = "map";
        args[1] = "check";
        args[2] = "--map";
        args[3] = map.toString();
        System.arraycopy(more, 0, args, 4, more.length);
        return CommandLineRun.of(args);
    }

    private CommandLineRun against(Database database, String... more) {
        var args = new String[more.length + 2];
        args[0] = "--url";
        args[1] = url(database);
        System.arraycopy(more, 0, args, 2, more.length);
        return check(args);
    }

    /** The tests' password stands in the address, where a person would set PGPASSWORD. */
    private static String url(Database database) {
        return database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password();
    }

    private void replace(String text, String by) throws IOException {
        String before = Files.readString(map);
        assertThat(before).contains(text);
        Files.writeString(map, before.replace(text, by));
    }

    @Test
    void aMapThatFits() {
        var run = against(platform);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("The map fits.")
                .containsPattern("learner: \\d+ collections, \\d+ to delete, \\d+ to anonymise");
    }

    @Test
    void aMapByItself() {
        var run = check();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("in order by itself", "--url");
    }

    @Test
    void everythingThatIsWrongAtOnceWithFileLineAndCure() throws IOException {
        Files.writeString(map, """
            dataset:
              - fides_key: shop
                collections:
                  - name: client
                    feilds: []
                    fields:
                      - {name: id}
            gewist:
              version: 2
              stores:
                shop: {kind: postgresql, region: us-east-1}
              subjects:
                customer: {root: shop.klant.id}
            """);

        var run = check();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .contains(
                        map + ":9: this Gewist reads format version 1 (write version: 1)",
                        map + ":11: region 'us-east-1' is not in the EU (store personal data in eu-…, or name the EU"
                                + " country)")
                .anyMatch(line -> line.startsWith(map + ":5: unknown key 'feilds' (known here: "))
                .anyMatch(line -> line.startsWith(map + ":13: there is no collection 'shop.klant'"));
    }

    @Test
    void aMisfitIsToldWithItsLineInTheMap() throws IOException {
        replace("- {name: postal_code,", "- {name: postcode,");

        var run = against(platform);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("map\\.yaml:\\d+: MISSING_FIELD platform\\.customer\\.postcode: there is");
    }

    @Test
    void aForgottenColumnIsNoMisfitAndHasACodeOfItsOwn() throws SQLException {
        Database other = filled();
        execute(other, "alter table learner add second_email text");

        var run = against(other);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("UNMAPPED_COLUMN platform.learner.second_email looks like EMAIL by its name");
    }

    @Test
    void aMissingIndexComesWithItsStatementAndStopsNothing() throws SQLException {
        Database other = filled();
        execute(other, "drop index login_event_learner_id_idx");

        var run = against(other);

        assertThat(run.out()).contains("create index concurrently on \"public\".\"login_event\" (\"learner_id\");");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRoleThatOnlyReadsIsToldWhatItCouldNotTry() throws SQLException {
        execute(
                platform,
                "drop role if exists map_reader; create role map_reader login password 'secret';"
                        + " grant select on all tables in schema public to map_reader");

        var run = check("--url", platform.jdbcUrl() + "?user=map_reader&password=secret");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("strategies not tried, .*platform\\.learner_invoice");
    }

    @Test
    void programsGetTheSame() throws Exception {
        replace("- {name: postal_code,", "- {name: postcode,");

        var run = against(platform, "--json");

        var report = new ObjectMapper().readTree(run.out());
        assertThat(report.at("/verdict").textValue()).isEqualTo("MISFIT");
        assertThat(report.at("/stores/0/misfits/0/code").textValue()).isEqualTo("MISSING_FIELD");
        assertThat(run.out()).doesNotContain("password");
    }

    @Test
    void aDatabaseThatDoesNotAnswer() {
        refused(check("--url", "jdbc:postgresql://127.0.0.1:1/shop"), "does not answer: start it");
    }

    @Test
    void aWrongPassword() {
        refused(
                check("--url", platform.jdbcUrl() + "?user=nobody_here&password=x"),
                "--user and the password in PGPASSWORD");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        refused(
                check("--url", url(platform).replace(platform.name(), "nowhere")),
                "has no such database: correct the name");
    }

    @Test
    void anAddressThatIsNone() {
        refused(check("--url", "mysql://127.0.0.1/shop"), "write jdbc:postgresql://");
    }

    @Test
    void aFileThatIsNotThere() {
        map = folder.resolve("nothing.yaml");

        refused(check(), "There is no file " + map + ": name the data map with --map FILE");
    }

    @Test
    void aStoreTheMapDoesNotHave() {
        refused(check("--store", "shop=" + url(platform)), "The map has no store shop, only [platform]");
    }

    private static void refused(CommandLineRun run, String cure) {
        assertThat(run.err()).startsWith("gewist: ").contains(cure);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
