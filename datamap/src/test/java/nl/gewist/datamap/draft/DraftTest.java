package nl.gewist.datamap.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.DataMapException;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.MapError;
import nl.gewist.datamap.MapOverview;
import nl.gewist.datamap.Treatment;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts of small schemas, answered as a person would. */
class DraftTest {
    private static final String USERS = """
        create table users (id int primary key, email text, password text, name text);
        insert into users values (1, 'zwaantje@post.example', 'x', 'Zwaantje van Nummer');
        """;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestServers.shared().freshDatabase("draft").connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private String draft(String ddl) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(ddl);
        }
        return Draft.of(connection, "shop", "public");
    }

    private static DataMap read(String yaml) {
        return DataMap.read("draft.yaml", new StringReader(yaml));
    }

    private static List<MapError> left(String yaml) {
        return catchThrowableOfType(DataMapException.class, () -> read(yaml)).errors();
    }

    private static String answered(String yaml) {
        return yaml.replace("region: '?'", "region: nl")
                .replace("references: '?'", "references: []")
                .replace("belongs_by: '?'", "belongs_by: {}");
    }

    private static String line(String yaml, String part) {
        return yaml.lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is not in\n" + yaml));
    }

    @Test
    void exactlyTheQuestionsAreLeft() throws SQLException {
        var draft =
                draft(USERS + "create table notes (id int primary key, notable_type text, notable_id int, body text)");

        assertThat(left(draft)).extracting(MapError::message).containsOnly("this question is not answered yet");
        assertThat(left(draft))
                .extracting(
                        error -> draft.lines().toList().get(error.line() - 1).strip())
                .containsExactly(
                        "shop: {kind: postgresql, schema: public, region: '?'}", "shop.notes: {references: '?'}");
    }

    @Test
    void answeredItFits() throws SQLException {
        var map = read(answered(draft(USERS + """
            create table visits (id int primary key, user_id int references users, ip inet);
            create table pages (id int primary key, visit_id int references visits, url text)\
            """)));

        assertThat(MapOverview.of(map).subjects().get("learner"))
                .containsOnlyKeys("shop.users", "shop.visits", "shop.pages");
        assertThat(MapCheck.check(
                        map, Catalog.read(connection, map, map.stores().get("shop"))))
                .isEmpty();
    }

    @Test
    void aTableThatNamesItsPersonIsNotTiedToAnotherByItsThread() throws SQLException {
        var draft = draft(USERS + """
            create table threads (id int primary key, user_id int not null references users);
            create table posts (id int primary key, user_id int references users, thread_id int references threads)\
            """);

        assertThat(line(draft, "{name: thread_id")).doesNotContain("references");
        assertThat(draft).contains("# Question 2. Rows of others hang on these: posts.", "shop.threads: {treat: '?'}");
    }

    @Test
    void aReferenceWithoutForeignKeyIsFoundByItsName() throws SQLException {
        var draft = draft(USERS + "create table sessions (id text primary key, user_id int, payload jsonb)");

        assertThat(line(draft, "{name: user_id"))
                .contains("field: users.id", "by its name only: the database has no foreign key");
    }

    @Test
    void rowsThatAreKnownByAnAddressAreAskedAfter() throws SQLException {
        var draft = draft(USERS + "create table subscribers (email text primary key, since date)");

        assertThat(draft).contains("{} when not, else {email: email}", "shop.subscribers: {belongs_by: '?'}");
        var map = read(answered(draft).replace("belongs_by: {}", "belongs_by: {email: email}"));
        assertThat(MapOverview.of(map).subjects().get("learner")).containsEntry("shop.subscribers", Treatment.DELETE);
    }

    @Test
    void theBooksAreAskedAfter() throws SQLException {
        assertThat(draft(USERS + "create table order_items (id int primary key, user_id int references users)"))
                .contains("Part of the books?", "shop.order_items: {treat: '?'}");
    }

    @Test
    void whoSellsIsACustomerAndOwnsAPart() throws SQLException {
        var draft = draft(USERS + """
            create table companies (id int primary key, email text);
            create table courses (id int primary key, company_id int references companies);
            create table enrolments (id int primary key, user_id int references users, course_id int references courses)\
            """);

        assertThat(draft)
                .contains("root: shop.users.id", "root: shop.companies.id")
                .contains("shop.enrolments: {part: [course_id, company_id]}");
    }

    @Test
    void namesOfAnyKindAreWritten() throws SQLException {
        var ddl = USERS + """
            create table "no" ("id" int primary key, "on" int references users, "it's #1: \\"x\\"" date, "a\tb" date);
            create table "Ünïcode table" ("id" int primary key, "user" int references "no")\
            """;

        var map = read(answered(draft(ddl.replace("\\\"", "\"\""))));

        assertThat(MapCheck.check(
                        map, Catalog.read(connection, map, map.stores().get("shop"))))
                .isEmpty();
        assertThat(MapOverview.of(map).subjects().get("learner"))
                .containsOnlyKeys("shop.users", "shop.no", "shop.Ünïcode table");
    }

    @Test
    void noValueIsWrittenDown() throws SQLException {
        assertThat(draft(USERS)).doesNotContainIgnoringCase("zwaantje").doesNotContain("post.example");
    }

    @Test
    void withoutPeopleItAsksForThem() throws SQLException {
        assertThat(draft("create table things (id int primary key)")).contains("subjects: '?'");
    }

    @Test
    void aSchemaWithoutTables() {
        assertThatThrownBy(() -> draft("select 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void guestsAreAskedAfterWhereTheKeyToThePersonMayBeNull() throws SQLException {
        assertThat(draft(USERS + """
            create table tickets (id int primary key, user_id int references users, contact_email text);
            create table badges (id int primary key, user_id int not null references users, badge_email text)\
            """))
                .contains("shop.tickets: {belongs_by: '?'}")
                .doesNotContain("shop.badges: {");
    }

    @Test
    void whatAnotherWayLeadsToIsNotAlsoFoundThroughSharedRows() throws SQLException {
        var draft = draft(USERS + """
            create table courses (id int primary key, teacher_id int references users);
            create table enrolments (id int primary key, user_id int references users, course_id int references courses);
            create table marks (id int primary key, enrolment_id int references enrolments, course_id int references courses)\
            """);
        var marks = draft.substring(draft.indexOf("- name: marks"));

        assertThat(line(marks, "{name: enrolment_id")).contains("references");
        assertThat(line(marks, "{name: course_id")).doesNotContain("references");
    }

    @Test
    void whatAPersonPointsToIsPointedOut() throws SQLException {
        var draft = draft("create table addresses (id int primary key, street text);" + USERS
                + "alter table users add address_id int references addresses");

        assertThat(line(draft, "{name: address_id"))
                .contains("points to addresses, which looks personal", "direction: to");
    }
}
