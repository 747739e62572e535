package nl.gewist.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    /** Of MariaDB: a deadlock, a wait for a lock, read-only, a full disk, a statement that took too long, a lost server. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "HY000", "25006", "70100", "08S01", "57014", "53100", "42501"})
    void whatComesFromTheDatabaseItselfPasses(String state) {
        assertThat(Failures.isPassing(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000", "21S01", "22001", "22007", "23000", "23505"})
    void whatComesFromTheValuesStays(String state) {
        assertThat(Failures.isPassing(failure(state))).isFalse();
    }

    @Test
    void theCodeTellsNoValue() {
        assertThat(Failures.code(failure("23000"))).isEqualTo("sqlstate-23000");
    }

    private static Exception failure(String state) {
        return new IllegalStateException(new SQLException("Duplicate entry 'jan@example.org' for key 'email'", state));
    }
}
