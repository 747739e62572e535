package nl.gewist.retention.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Instant BELIEVED = Instant.parse("2028-02-29T23:59:59Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, PLAUSIBLE",
        "PT-5M, PLAUSIBLE",
        "PT-5M-1S, WENT_BACK",
        "P7D, PLAUSIBLE",
        "P7DT1S, JUMPED_AHEAD",
        "P3650D, JUMPED_AHEAD",
        "P-3650D, WENT_BACK"
    })
    void aClockIsBelievedBetweenItsBounds(Duration moved, Verdict verdict) {
        assertThat(Verdict.of(BELIEVED, BELIEVED.plus(moved), Duration.ofMinutes(5), Duration.ofDays(7)))
                .isEqualTo(verdict);
    }
}
