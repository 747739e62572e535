package nl.gewist.deletion.surge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurgeLimitTest {
    private final SurgeLimit limit = new SurgeLimit(50, 1000, 0.05);

    @Test
    void theShareHoldsWhereItIsLessThanTheNumber() {
        assertThat(limit.of(10_000L)).isEqualTo(500);
    }

    @Test
    void theNumberHoldsWhereItIsLessThanTheShare() {
        assertThat(limit.of(50_000_000L)).isEqualTo(1000);
    }

    @Test
    void aSmallPlatformIsNotStoppedByTheShare() {
        assertThat(limit.of(120L)).isEqualTo(50);
    }

    @Test
    void theNumberHoldsUntilSubjectsAreCounted() {
        assertThat(limit.of(null)).isEqualTo(1000);
    }
}
