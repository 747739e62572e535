package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.PIET;
import static nl.gewist.datamap.School.ZOE;
import static nl.gewist.datamap.School.all;
import static nl.gewist.datamap.School.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is read from MariaDB is what is read from PostgreSQL. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaDbReadersTest {
    private static final List<Target> EVERYBODY =
            List.of(all(JAN, "1"), all(PIET, "2"), part(ZOE, "3", "1"), all(new java.util.UUID(0, 9), "9"));

    private School maria;
    private School postgres;

    @BeforeEach
    void open() throws SQLException {
        maria = School.onMariaDb();
        postgres = new School();
    }

    @AfterEach
    void close() throws SQLException {
        maria.close();
        postgres.close();
    }

    @Test
    void subjects() throws SQLException {
        bothSay(school -> new SubjectReader(school.map, school.catalog, "pupil").read(school.connection, EVERYBODY));
    }

    @Test
    void invoices() throws SQLException {
        bothSay(school -> new InvoiceReader(school.map, school.catalog, "pupil").read(school.connection, EVERYBODY));
    }

    @Test
    void invoicesAreLockedAndTold() throws SQLException {
        bothSay(school ->
                new InvoiceReader(school.map, school.catalog, "pupil").keys(school.connection, EVERYBODY, true));
    }

    @Test
    void ownersWithTheirIntegrations() throws SQLException {
        bothSay(school -> new OwnerReader(school.map, school.catalog, "pupil").read(school.connection, EVERYBODY));
    }

    @Test
    void whomAnOwnerHas() throws SQLException {
        bothSay(school -> new OwnedReader(school.map, school.catalog, "pupil").read(school.connection, "2"));
    }

    @Test
    void allSubjects() throws SQLException {
        bothSay(school -> {
            var ids = new ArrayList<String>();
            Roots.of(school.map, "pupil").each(school.connection, 2, ids::addAll);
            return ids;
        });
    }

    @Test
    void whatAnErasureWouldDo() throws SQLException {
        bothSay(school -> {
            var reader = new PreviewReader(school.map, List.of(school.catalog), "pupil");
            var preview = reader.read(Map.of("db", school.connection), "1", null, LocalDate.of(2026, 1, 1));
            return List.of(preview.invoices(), preview.collections().toString());
        });
    }

    @Test
    void whatIsStillThere() throws SQLException {
        var identifiers = ErasurePlan.of(maria.map, maria.catalog, "pupil")
                .identifiers(maria.connection, List.of(all(JAN, "1"), all(PIET, "2")));
        maria.connection.commit();
        bothSay(school -> {
            school.connection.setAutoCommit(true);
            var found =
                    new StoreSweep(school.map, school.catalog).search(school.connection, ValueSearch.of(identifiers));
            school.connection.setAutoCommit(false);
            return List.of(found.hits().stream().map(Object::toString).sorted().toList(), found.unreadable());
        });
    }

    @Test
    void aLongTextIsSearchedToItsEnd() throws SQLException {
        var identifiers =
                ErasurePlan.of(maria.map, maria.catalog, "pupil").identifiers(maria.connection, List.of(all(JAN, "1")));
        maria.connection.commit();
        maria.execute(
                "insert into team_log values (9, 1, repeat('é ', 20000) || 'jan@berg.example')"
                        + "; insert into team_log values (10, 1, repeat('o ', 20000) || 'jan@berg.example ' || repeat('o ', 9000) || 'jan@berg.example ')");
        maria.connection.setAutoCommit(true);

        var found = new StoreSweep(maria.map, maria.catalog).search(maria.connection, ValueSearch.of(identifiers));

        assertThat(found.hits())
                .filteredOn(hit -> hit.collection().name().equals("team_log") && hit.rows() == 2)
                .hasSize(2);
    }

    @Test
    void rowsOfWhichThereAreManyGoSomeAtATime() throws SQLException {
        var bulk = ErasurePlan.of(maria.map, maria.catalog, "pupil").bulk();
        var batch = bulk.batch(maria.connection, List.of(all(JAN, "1"), all(PIET, "2")));
        var above = new ArrayList<Integer>();
        batch.query(maria.connection, bulk.above(4).orElseThrow(), row -> above.add(row.getInt("no")));
        var deleted = new ArrayList<Long>();
        var logins = bulk.deletes(4).get(bulk.collections().indexOf(new CollectionName("db", "login")));

        for (int i = 0; i < 3; i++) {
            batch.run(maria.connection, logins, row -> deleted.add(row.getLong("rows")));
        }

        assertThat(above).containsExactly(0);
        assertThat(deleted).containsExactly(4L, 2L, 0L);
    }

    @Test
    void filesThatRowsName() throws SQLException {
        var ddl = """
                create table upload (id int primary key, pupil_id bigint references pupil (pupil_id), path varchar(60));
                insert into upload values (1, 1, 'x/it''s "mine".txt'), (2, 1, 'shared?.txt'), (3, 2, 'shared?.txt'), (4, 3, null)""";
        for (var school : List.of(maria, postgres)) {
            school.execute(ddl);
            school.with(yaml -> yaml.replace("      - name: mail_tool\n", """
                                  - name: upload
                                    fields:
                                      - {name: id}
                                      - {name: pupil_id, fides_meta: {references: [{dataset: db, field: pupil.pupil_id}]}}
                                      - {name: path, data_categories: [user]}
                                  - name: mail_tool
                            """).replace("  words:\n", """
                              files:
                                up:
                                  region: nl
                                  paths:
                                    - {subject: pupil, path: '{db.upload.path}'}
                                    - {subject: pupil, path: 'avatars/{db.pupil.pupil_id}.png'}
                              words:
                            """));
        }

        bothSay(school -> {
            var finder = new FileFinder(school.map, school.catalog, "pupil");
            var batch = new Selection(Reach.of(school.map, school.catalog, "pupil")).batch(List.of(all(JAN, "1")));
            var files = finder.read(school.connection, batch).values().stream()
                    .flatMap(List::stream)
                    .toList();
            school.execute("delete from upload where pupil_id = 1");
            return List.of(files, finder.named(school.connection, files));
        });
    }

    @Test
    void documentsAsTheyWereSent() throws SQLException {
        maria.execute(
                "alter table invoice add column pdf longblob; update invoice set pdf = x'00255044ff' where id = 1");
        postgres.execute(
                "alter table invoice add column pdf bytea; update invoice set pdf = '\\x00255044ff' where id = 1");
        for (var school : List.of(maria, postgres)) {
            school.with(yaml -> yaml.replace(
                            "          - {name: total}\n",
                            "          - {name: total}\n          - {name: pdf, data_categories: [user]}\n")
                    .replace("      vat: vat\n", "      vat: vat\n      document: {content: pdf}\n"));
        }

        bothSay(school -> {
            var reader = new InvoiceReader(school.map, school.catalog, "pupil");
            var said = new ArrayList<Object>();
            for (var invoice : reader.read(school.connection, EVERYBODY)) {
                for (int largest : List.of(4, 5)) {
                    var content = reader.document(school.connection, invoice, largest);
                    said.add(invoice + " "
                            + (content == null ? "none" : content.length() + " " + Arrays.toString(content.bytes())));
                }
            }
            return said;
        });
    }

    private void bothSay(Reading reading) throws SQLException {
        var expected = reading.of(postgres);

        assertThat(expected.toString()).hasSizeGreaterThan(5);
        assertThat(reading.of(maria)).isEqualTo(expected);
    }

    private interface Reading {
        Object of(School school) throws SQLException;
    }
}
