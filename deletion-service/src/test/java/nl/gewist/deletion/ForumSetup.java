package nl.gewist.deletion;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sealing.KeyEncryptionKey;

/** The sample platform with a forum and its log in a database of their own. */
public final class ForumSetup implements QuarkusTestResourceLifecycleManager {
    private static final String COLLECTIONS = """
              - fides_key: forum
                collections:
                  - name: member
                    fields:
                      - {name: member_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id, direction: from}]}}
                      - {name: alias, data_categories: [user.contact.email]}
                  - name: remark
                    fields: [{name: remark_id, fides_meta: {primary_key: true}}, {name: text}]
                  - name: visit
                    fields:
                      - {name: visit_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id, direction: from}]}}
            """;

    private static final String TABLES = """
            create table member (member_id serial primary key, learner_id bigint not null unique, alias text);
            create table remark (remark_id serial primary key, text text);
            create table visit (visit_id serial primary key, learner_id bigint not null);
            create index on visit (learner_id)""";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("gewist-forum");
            KeyEncryptionKey.generate(folder.resolve("kek.json"));
            Path map = SamplePlatform.writeDataMap(folder.resolve("data-map.yaml"));
            Files.writeString(map, withForum(Files.readString(map)));
            Map<String, String> config = new HashMap<>(forum());
            config.put("gewist.sealing.key-file", folder.resolve("kek.json").toString());
            config.put("gewist.data-map", map.toString());
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withForum(String map) {
        return map.replace("\ngewist:\n", "\n" + COLLECTIONS + "\ngewist:\n")
                .replace("\n  stores:\n", "\n  stores:\n    forum: {kind: postgresql, region: eu-west-1}\n");
    }

    private static Map<String, String> forum() {
        Database database = TestServers.shared().freshDatabase("forum");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "gewist.stores.forum.jdbc-url",
                database.jdbcUrl(),
                "gewist.stores.forum.username",
                database.user(),
                "gewist.stores.forum.password",
                database.password());
    }

    @Override
    public void stop() {}
}
