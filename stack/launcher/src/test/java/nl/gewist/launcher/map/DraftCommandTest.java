package nl.gewist.launcher.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.gewist.datamap.DataField;
import nl.gewist.datamap.DataMap;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.launcher.CommandLineRun;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gewist map draft}: how near it comes to what a person wrote. */
class DraftCommandTest {
    @TempDir
    private static Path folder;

    private static Database platform;
    private static List<PersonValues> people;
    private static String draft;

    @BeforeAll
    static void fill() throws Exception {
        platform = TestServers.shared().freshDatabase("mapdraft");
        try (Connection connection = platform.connect()) {
            SamplePlatform.create(connection, 300, 7);
            var reader = new SampleReader(connection);
            people = reader.personValues(reader.learnerIds());
        }
        draft = draft(platform, "platform");
    }

    private static String draft(Database database, String name) {
        var run = CommandLineRun.of("map", "draft", "--url", url(database), "--name", name);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static String url(Database database) {
        return database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password();
    }

    private static CommandLineRun check(String yaml, Database database) throws Exception {
        Path map = Files.writeString(folder.resolve("draft.yaml"), yaml);
        return CommandLineRun.of("map", "check", "--map", map.toString(), "--url", url(database));
    }

    /** As somebody would who knows the sample platform. */
    private static String answered() {
        String books = "treat: anonymise, keep: {basis: 'AWR art. 52', fields: [buyer_country, seller_country]}";
        return draft.replace("region: '?'", "region: nl")
                .replace(
                        "platform.support_ticket: {belongs_by: '?'}",
                        "platform.support_ticket: {belongs_by: {requester_email: email}}")
                .replace("references: '?'", "references: []")
                .replace("belongs_by: '?'", "belongs_by: {}")
                .replaceAll("(platform\\.\\w*invoice): \\{treat: '\\?'", "$1: {" + books)
                .replaceAll(
                        "(platform\\.\\w*invoice_line): \\{treat: '\\?'}",
                        "$1: {treat: keep, keep: {basis: 'AWR art. 52'}}")
                .replace(
                        "platform.forum_thread: {treat: '?'}",
                        "platform.forum_thread: {treat: anonymise, fields: {title: redact}}")
                .replace("platform.integration: {treat: '?'}", "platform.integration: {treat: delete}")
                .replace("{treat: '?'}", "{treat: anonymise}");
    }

    @Test
    void whatIsLeftToDecideIsAList() throws Exception {
        var run = check(draft, platform);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.contains("this question is not answered yet")))
                .hasSameSizeAs(draft.lines()
                        .filter(line -> line.contains("'?'") && !line.startsWith("#"))
                        .toList());
    }

    @Test
    void theAnsweredDraftMisfitsOnlyWhereAPersonMustChoose() throws Exception {
        var run = check(answered(), platform);

        assertThat(run.out()
                        .lines()
                        .filter(line -> line.contains("draft.yaml:"))
                        .map(DraftCommandTest::finding))
                .containsExactly("FOREIGN_KEY_BROKEN platform.study_group.assignment_id");
        var rule = "\n    platform.group_assignment: {treat: anonymise, fields: {title: redact}}\n";
        var mended = answered().replace("\n  collections:\n", "\n  collections:" + rule);
        assertThat(check(mended, platform).out()).contains("The map fits.");
    }

    private static String finding(String line) {
        return line.replaceFirst(".*draft\\.yaml:\\d+: (\\w+ [\\w.]+): .*", "$1");
    }

    @Test
    void mostOfThePersonalColumnsAreFoundAndFewOthers() throws Exception {
        var mine = personal(DataMap.read("draft", new StringReader(answered())));
        var theirs = personal(DataMap.read(SamplePlatform.writeDataMap(folder.resolve("real.yaml"))));
        var missed = new TreeSet<>(theirs.keySet());
        missed.removeAll(mine.keySet());
        var more = new TreeSet<>(mine.keySet());
        more.removeAll(theirs.keySet());

        assertThat(missed)
                .containsExactly(
                        "platform.customer.slug",
                        "platform.integration.account_ref",
                        "platform.integration_contact.external_ref",
                        "platform.learner.last_login_at",
                        "platform.lesson_progress.seconds_watched",
                        "platform.quiz_attempt.score",
                        "platform.study_group.name");
        assertThat(more).hasSize(10);
        assertThat(theirs).hasSize(73);
    }

    @Test
    void everyWayToALearnerIsFoundButTheOneByFormerAddresses() throws Exception {
        var mine = references(DataMap.read("draft", new StringReader(answered())));
        var theirs = references(DataMap.read(SamplePlatform.writeDataMap(folder.resolve("real.yaml"))));

        theirs.removeAll(mine);
        assertThat(theirs)
                .allMatch(reference -> reference.startsWith("platform.direct_message.training_id")
                        || reference.startsWith("platform.support_ticket.requester_email"));
    }

    /** Without ids and references, which the draft tells otherwise. */
    private static Map<String, List<String>> personal(DataMap map) {
        return map.collections().values().stream()
                .flatMap(collection -> collection.fields().values().stream()
                        .filter(DataField::personal)
                        .filter(field -> !field.categories().contains("user.unique_id")
                                || field.name().endsWith("_ref"))
                        .map(field -> Map.entry(collection.name() + "." + field.name(), field.categories())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> references(DataMap map) {
        var found = new TreeSet<String>();
        map.collections().values().forEach(collection -> {
            collection
                    .fields()
                    .values()
                    .forEach(field -> field.references()
                            .forEach(target -> found.add(collection.name() + "." + field.name() + " to " + target)));
        });
        return found;
    }

    @Test
    void noValueOfAnybodyIsInIt() {
        assertThat(people)
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.all()).noneMatch(value -> draft.contains(value)));
    }

    @Test
    void aShopThatWasDesignedElsewhere() throws Exception {
        var script = System.getenv("CHINOOK_SQL");
        assumeTrue(script != null, "set CHINOOK_SQL to Chinook_PostgreSql.sql");
        String sql = Files.readString(Path.of(script));
        Database chinook = TestServers.shared().freshDatabase("chinookdraft");
        try (Connection connection = chinook.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql.substring(sql.indexOf("CREATE TABLE album")));
        }

        String answered = draft(chinook, "chinook")
                .replace("region: '?'", "region: nl")
                .replace(
                        "chinook.invoice: {treat: '?'}",
                        "chinook.invoice: {treat: anonymise, keep: {basis: 'AWR art. 52'}}\n"
                                + "    chinook.customer: {treat: anonymise}")
                .replace(
                        "chinook.invoice_line: {treat: '?'}",
                        "chinook.invoice_line: {treat: keep, keep: {basis: 'AWR art. 52'}}");

        var run = check(answered, chinook);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().lines().filter(line -> line.contains("draft.yaml:")))
                .isNotEmpty()
                .allMatch(line -> line.contains(" NO_RULE chinook.employee."));
    }

    @Test
    void aSchemaWithoutTables() {
        var run = CommandLineRun.of("map", "draft", "--url", url(platform), "--schema", "nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Schema nowhere has no tables", "--schema");
    }
}
