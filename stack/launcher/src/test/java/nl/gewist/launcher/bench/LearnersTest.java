package nl.gewist.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearnersTest {
    private static final BenchSettings SETTINGS = new BenchSettings(300, 20, 60, "128m");

    @Test
    void everybodyIsErasedOnce() {
        List<Long> all =
                LongStream.rangeClosed(1, SETTINGS.platformSize()).boxed().toList();

        Learners learners = Learners.divide(all, SETTINGS);

        assertThat(learners.warmUp()).hasSize(20);
        assertThat(learners.singles()).hasSize(60);
        assertThat(learners.atOnce()).hasSize(300);
        assertThat(Stream.concat(learners.before().stream(), learners.atOnce().stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void singleRequestsAreSpreadOverThePlatform() {
        List<Long> all = LongStream.rangeClosed(1, 380).boxed().toList();

        List<Long> before = Learners.divide(all, SETTINGS).before();

        assertThat(before.getFirst()).isLessThan(10);
        assertThat(before.getLast()).isGreaterThan(370);
    }
}
