package nl.gewist.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaServerTest {

    @Test
    void isStartedOnceAndGivesDatabasesOfTheirOwn() throws Exception {
        MariaAddress server = MariaServer.shared();
        try (MariaDatabase one = server.freshDatabase("one");
                MariaDatabase other = MariaServer.shared().freshDatabase("one")) {
            execute(one, "create table t as select 'Zoë 🌱' as name");

            assertThat(text(one, "select name from t")).isEqualTo("Zoë 🌱");
            assertThat(text(other, "select count(*) from information_schema.tables where table_schema = database()"))
                    .isEqualTo("0");
            assertThat(text(one, "select engine from information_schema.tables where table_name = 't'"))
                    .isEqualTo("InnoDB");
        }
    }

    @Test
    void aDroppedDatabaseIsGone() throws Exception {
        MariaDatabase dropped = MariaServer.shared().freshDatabase("dropped");
        dropped.close();

        try (Connection connection = MariaServer.shared().connect("");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show databases like '" + dropped.name() + "'")) {
            assertThat(rows.next()).isFalse();
        }
    }

    private static void execute(MariaDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(MariaDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
