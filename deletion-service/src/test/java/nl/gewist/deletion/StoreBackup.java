package nl.gewist.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.BackupEvent.BackupRestored;
import nl.gewist.messaging.OffsetClock;

/** Copies the sample platform, and puts the copy back: what a restore does to it. */
@ApplicationScoped
public class StoreBackup {
    private static final String STORE = "platform";

    private final Sample sample;
    private final Clock clock;
    private String backupId = "";
    private Instant startedAt = Instant.EPOCH;

    StoreBackup(Sample sample, Clock clock) {
        this.sample = sample;
        this.clock = clock;
    }

    /** A while after all that came before, so that it is not taken for erased since. */
    void take() {
        ((OffsetClock) clock).advance(Duration.ofHours(1));
        startedAt = clock.instant();
        backupId = "b-" + UUID.randomUUID();
        run(
                "drop schema if exists backup cascade; create schema backup",
                "create table backup.%1$s as select * from public.%1$s");
    }

    void putBack() {
        run("set session_replication_role = replica", "delete from public.%1$s");
        run(
                "set session_replication_role = replica",
                "insert into public.%1$s overriding system value select * from backup.%1$s");
    }

    BackupRestored restored() {
        return new BackupRestored(STORE, backupId, startedAt);
    }

    Instant startedAt() {
        return startedAt;
    }

    private void run(String first, String each) {
        sample.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
                for (String table : tables(connection)) {
                    statement.execute(each.formatted('"' + table + '"'));
                }
            }
            return true;
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
