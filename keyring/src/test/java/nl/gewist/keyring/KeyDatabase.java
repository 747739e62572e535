package nl.gewist.keyring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import nl.gewist.sealing.KeyStore;

/** A database of data keys; closed, it is gone. */
record KeyDatabase(EmbeddedPostgres server) implements AutoCloseable {
    static KeyDatabase start() throws IOException, SQLException {
        var database = new KeyDatabase(EmbeddedPostgres.builder().start());
        for (String name : List.of("V1__sealing_key", "V2__destroyed_key")) {
            try (var migration = KeyStore.class.getResourceAsStream("/db/sealing/" + name + ".sql")) {
                database.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return database;
    }

    DataSource source() {
        return server.getPostgresDatabase();
    }

    void execute(String sql) throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
