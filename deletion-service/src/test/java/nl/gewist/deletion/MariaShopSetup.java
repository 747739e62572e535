package nl.gewist.deletion;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.MariaDatabase;
import nl.gewist.embedded.MariaServer;
import nl.gewist.embedded.TestServers;
import nl.gewist.sealing.KeyEncryptionKey;

/** A shop of courses on MariaDB, whose learners are in a forum on PostgreSQL too; the service enters with what it needs. */
public final class MariaShopSetup implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("gewist-mariadb-shop");
            KeyEncryptionKey.generate(folder.resolve("kek.json"));
            Path map = Files.writeString(folder.resolve("data-map.yaml"), text("mariadb-shop.yaml"));
            Map<String, String> config = new HashMap<>();
            config.put("gewist.sealing.key-file", folder.resolve("kek.json").toString());
            config.put("gewist.data-map", map.toString());
            config.putAll(shop());
            config.putAll(forum());
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> shop() throws IOException, SQLException {
        MariaDatabase shop = MariaServer.shared().freshDatabase("shop");
        String role = shop.name().replace("gewist_", "role_");
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : text("mariadb-shop.sql").split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute("create user " + role + "@'%' identified by 'secret'");
            statement.execute("grant select, update, delete, create temporary tables on " + shop.name() + ".* to "
                    + role + "@'%'");
        }
        return Map.of(
                "gewist.stores.shop.jdbc-url", shop.jdbcUrl(),
                "gewist.stores.shop.username", role,
                "gewist.stores.shop.password", "secret",
                "test.shop.username", shop.user(),
                "test.shop.password", shop.password());
    }

    private static Map<String, String> forum() throws SQLException {
        Database forum = TestServers.shared().freshDatabase("shop_forum");
        try (Connection connection = forum.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table member (member_id serial primary key, learner_id bigint, alias text);"
                    + " create index on member (learner_id)");
        }
        return Map.of(
                "gewist.stores.forum.jdbc-url", forum.jdbcUrl(),
                "gewist.stores.forum.username", forum.user(),
                "gewist.stores.forum.password", forum.password());
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MariaShopSetup.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void stop() {}
}
