package nl.gewist.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.Test;

class FillTest {
    private final Database platform = TestServers.shared().freshDatabase("fill");
    private final Map<String, String> environment = Map.of(
            "SAMPLE_JDBC_URL", platform.jdbcUrl(),
            "SAMPLE_USERNAME", platform.user(),
            "SAMPLE_PASSWORD", platform.password(),
            "SAMPLE_LEARNERS", "5");

    @Test
    void anEmptyPlatformIsFilledOnce() throws SQLException {
        assertThat(Fill.fill(environment)).endsWith("of 5 learners");
        assertThat(Fill.fill(environment)).contains("nothing was changed");
    }

    @Test
    void aMissingAddressIsNamed() {
        assertThatThrownBy(() -> Fill.fill(Map.of())).hasMessage("SAMPLE_JDBC_URL is not set");
    }
}
