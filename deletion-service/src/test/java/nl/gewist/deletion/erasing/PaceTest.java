package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = Long.MAX_VALUE - 5;

    @Test
    void whatWasErasedIsPaidForWithTime() {
        Pace pace = new Pace(1_000, NOW);
        assertThat(pace.pause(NOW)).isZero();

        pace.spend(500, NOW);
        pace.spend(2_000, NOW);

        assertThat(pace.pause(NOW)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(pace.pause(NOW + Duration.ofSeconds(2).toNanos())).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.pause(NOW + Duration.ofSeconds(3).toNanos())).isZero();
    }

    @Test
    void timeThatWasNotUsedIsNotSaved() {
        Pace pace = new Pace(1_000, NOW);
        long later = NOW + Duration.ofHours(1).toNanos();

        pace.spend(1_000, later);

        assertThat(pace.pause(later)).isEqualTo(Duration.ofSeconds(1));
    }
}
