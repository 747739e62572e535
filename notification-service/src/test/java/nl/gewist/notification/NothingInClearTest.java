package nl.gewist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise P9, in this service. */
@QuarkusTest
class NothingInClearTest extends ServiceTest {
    @Test
    void noValueOfAPersonStandsInATableATopicOrALog() throws SQLException, IOException {
        String name = "Xanthippe" + unique;
        var owner = platform.owner("Firma " + unique + "bv", address("firma"), "nl", "Mailchimp");
        long learner = platform.learner(name, address("xanthippe"), owner);
        var refused = platform.owner("Ander " + unique + "bv", address("ander"), "nl", "Kit");
        platform.enrol(learner, refused);
        gate.refuse(refused.email());

        broker.announce(request, learner, null, 1, 1);

        eventually(() -> {
            assertThat(broker.about(request, "notice.sent")).hasSize(1);
            assertThat(broker.about(request, "notice.failed")).hasSize(1);
        });
        // Everything these people are called has the test's own mark in it.
        assertThat(everythingStored()).noneMatch(value -> value.contains(unique));
        assertThat(broker.about(request)).noneMatch(event -> event.toString().contains(unique));
        assertThat(Files.readString(Path.of("target/test.log"))).doesNotContain(unique);
    }

    private List<String> everythingStored() throws SQLException {
        List<String> values = new ArrayList<>();
        for (String table : sql.query(
                "select table_name from information_schema.tables where table_schema = 'public'",
                row -> row.getString(1))) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select its::text from " + table + " its")) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        assertThat(values).isNotEmpty();
        return values;
    }
}
