package nl.gewist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.datamap.OwnerReader;
import nl.gewist.datamap.OwnerRelation;
import nl.gewist.datamap.Target;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform whose store has another name, and which has a second store that this service needs not enter. */
class OwnersStoreTest {
    private static final String MAP = """
            dataset:
              - fides_key: campus
                collections:
                  - name: school
                    fields: [{name: id, fides_meta: {primary_key: true}}, {name: mail}]
                  - name: pupil
                    fields: [{name: id, fides_meta: {primary_key: true}}]
                  - name: lesson
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, fides_meta: {references: [{dataset: campus, field: pupil.id}]}}
                      - {name: school_id}
              - fides_key: forum
                collections:
                  - name: post
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, fides_meta: {references: [{dataset: campus, field: pupil.id}]}}
            gewist:
              version: 1
              stores:
                campus: {kind: postgresql, region: nl}
                forum: {kind: postgresql, region: nl}
              subjects:
                learner: {root: campus.pupil.id}
              collections:
                campus.lesson: {part: [school_id]}
              owners:
                learner: {collection: campus.school, id: id, email: mail, relations: [campus.lesson]}
            """;

    private static ResourcesConfig config(Path map, Database campus) {
        return new ResourcesConfig() {
            @Override
            public Path dataMap() {
                return map;
            }

            @Override
            public Map<String, Platform> stores() {
                return Map.of("campus", new Platform() {
                    @Override
                    public String jdbcUrl() {
                        return campus.jdbcUrl();
                    }

                    @Override
                    public String username() {
                        return campus.user();
                    }

                    @Override
                    public String password() {
                        return campus.password();
                    }
                });
            }
        };
    }

    @Test
    void ownersAreReadInTheStoreOfTheRoot(@TempDir Path folder) throws Exception {
        Database campus = TestServers.shared().freshDatabase("campus");
        create(campus);
        Path map = Files.writeString(folder.resolve("map.yaml"), MAP);
        PlatformStores stores = new PlatformStores(config(map, campus));
        var store = stores.of("learner");
        UUID request = UUID.randomUUID();

        try (var connection = store.connection()) {
            List<OwnerRelation> owners = new OwnerReader(stores.map(), store.catalog(), "learner")
                    .read(connection, List.of(new Target(request, "1", null)));

            assertThat(owners).extracting(OwnerRelation::ownerId).containsExactly("7");
        } finally {
            store.close();
        }
    }

    private static void create(Database campus) throws SQLException {
        try (var connection = campus.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table school (id bigint primary key, mail text);"
                    + "create table pupil (id bigint primary key);"
                    + "create table lesson (id bigint primary key, pupil_id bigint references pupil, school_id bigint);"
                    + "insert into school values (7, 'seven@owners.example');"
                    + "insert into pupil values (1); insert into lesson values (1, 1, 7)");
        }
    }
}
