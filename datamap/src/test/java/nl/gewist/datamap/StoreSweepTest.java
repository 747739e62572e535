package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On tables nobody mapped, in every type that holds text. */
class StoreSweepTest {
    private static final Identifiers PERSON = new Identifiers(
            "1",
            "abcdefghijkl",
            List.of("jan.devries@post.example"),
            List.of("06-12345678"),
            List.of("NL91ABNA0417164300"),
            List.of("Jan de Vries"));
    private static final String MAP = """
            dataset:
              - fides_key: db
                collections:
                  - name: pupil
                    fields:
                      - {name: id, data_categories: [user.unique_id], fides_meta: {primary_key: true}}
                      - {name: email, data_categories: [user.contact.email]}
                  - name: book
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, data_categories: [user.unique_id], fides_meta: {references: [{dataset: db, field: pupil.id, direction: from}]}}
                      - {name: name, data_categories: [user.name]}
                      - {name: note, data_categories: [user.content]}
            gewist:
              version: 1
              stores: {db: {kind: postgresql, schema: public, region: eu-west-1}}
              subjects: {pupil: {root: db.pupil.id, identifiers: {email: [db.pupil.email]}}}
              collections:
                db.book:
                  treat: anonymise
                  keep: {basis: 'AWR art. 52', fields: [name]}
                  fields: {note: 'null'}
            """;

    private static Database database;
    private static Connection connection;

    @BeforeAll
    static void create() throws SQLException {
        database = TestServers.shared().freshDatabase("sweep");
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        execute("""
                create table pupil (id int primary key, email text);
                create table book (id int primary key, pupil_id int references pupil, name text, note text);
                create domain remark as varchar(200);
                create type mood as enum ('jan.devries@post.example');
                create table unmapped (id int, t text, v varchar(80), c char(40), r remark, j json, b jsonb, a text[],
                                       ja jsonb[], x xml, m mood, n bigint);
                create table secret (id int, t text);
                create table parted (id int, t text) partition by range (id);
                create table parted_1 partition of parted for values from (0) to (10)""");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> hits(String... statements) throws SQLException {
        execute("truncate pupil, book, unmapped, secret, parted");
        for (var statement : statements) {
            execute(statement);
        }
        return hits(connection).hits();
    }

    private record Hits(List<String> hits, java.util.Set<String> unreadable) {}

    private static Hits hits(Connection store) throws SQLException {
        var map = DataMap.read("map.yaml", new StringReader(MAP));
        var values = ValueSearch.of(Map.of(UUID.randomUUID(), PERSON));
        var result = new StoreSweep(map, Catalog.read(store, map.stores().get("db"))).search(store, values);
        var hits = result.hits().stream()
                .map(hit -> values.value(hit.value()).kind() + " " + hit.collection() + "." + hit.field() + " "
                        + hit.rows())
                .sorted()
                .toList();
        return new Hits(hits, result.unreadable());
    }

    @Test
    void everyTypeThatHoldsTextIsSearched() throws SQLException {
        assertThat(hits("""
                insert into unmapped values (1, 'to JAN.devries@post.example', 'bel 06 1234 5678', 'jan  de vries',
                    'NL91 ABNA 0417 1643 00', '{"a": "jan.devries@post.example"}', '{"a": ["jan.devries@post.example"]}',
                    array['x', 'jan.devries@post.example'], array['{"a": "jan.devries@post.example"}'::jsonb],
                    '<a>jan.devries@post.example</a>', 'jan.devries@post.example', 612345678)"""))
                .containsExactly(
                        "EMAIL db.unmapped.a 1",
                        "EMAIL db.unmapped.b 1",
                        "EMAIL db.unmapped.j 1",
                        "EMAIL db.unmapped.ja 1",
                        "EMAIL db.unmapped.t 1",
                        "EMAIL db.unmapped.x 1",
                        "FULL_NAME db.unmapped.c 1",
                        "IBAN db.unmapped.r 1",
                        "PHONE db.unmapped.v 1");
    }

    @Test
    void rowsAreCountedNotOccurrences() throws SQLException {
        assertThat(hits("insert into parted values (1, 'jan.devries@post.example, jan.devries@post.example'),"
                        + " (2, 'jan.devries@post.example'), (3, 'nothing')"))
                .containsExactly("EMAIL db.parted.t 2");
    }

    @Test
    void anEscapedLineEndIsNoLetterOfTheName() throws SQLException {
        assertThat(hits(
                        "insert into unmapped (b) values ('{\"a\": \"Groet,\\nJan de Vries\\tLeiden\"}')",
                        "insert into unmapped (j) values ('{\"a\": \"\\u004aan de Vries\"}')"))
                .containsExactly("FULL_NAME db.unmapped.b 1", "FULL_NAME db.unmapped.j 1");
    }

    @Test
    void aFirstNameAloneIsNotSearched() throws SQLException {
        assertThat(hits("insert into unmapped (t) values ('Jan'), ('de Vries'), ('Jan Vries')"))
                .isEmpty();
    }

    @Test
    void whatTheMapKeepsWithALegalBasisIsNoFinding() throws SQLException {
        assertThat(hits(
                        "insert into pupil values (1, null)",
                        "insert into book values (1, 1, 'Jan de Vries', 'by Jan de Vries')"))
                .containsExactly("FULL_NAME db.book.note 1");
    }

    @Test
    void aLongTextIsReadInPartsAndItsRowCountedOnce() throws SQLException {
        assertThat(hits("""
                insert into unmapped (t) select repeat('lorem ipsum ', 100000) || ' jan.devries@post.example '
                    || repeat('dolor ', 5000) || ' jan.devries@post.example'""")).containsExactly("EMAIL db.unmapped.t 1");
    }

    @Test
    void aValueOnTheEdgeOfTwoPartsIsFound() throws SQLException {
        assertThat(hits("""
                insert into unmapped (t) select repeat('x', n) || ' jan.devries@post.example ' || repeat(' y', 20000)
                    from generate_series(14300, 16400, 7) n""")).containsExactly("EMAIL db.unmapped.t 301");
    }

    @Test
    void fieldsThisRoleMayNotReadAreNamed() throws SQLException {
        hits("insert into secret values (1, 'jan.devries@post.example')");
        execute("drop role if exists sweep_reader");
        execute("create role sweep_reader login password 'sweep-reader'");
        execute("grant usage on schema public to sweep_reader");
        execute("grant select on pupil, book, unmapped, parted to sweep_reader");
        try (var reader = DriverManager.getConnection(database.jdbcUrl(), "sweep_reader", "sweep-reader")) {
            var found = hits(reader);
            assertThat(found.unreadable()).containsExactly("db.secret.t");
            assertThat(found.hits()).isEmpty();
        } finally {
            execute("drop owned by sweep_reader; drop role sweep_reader");
        }
    }
}
