package nl.gewist.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void isTheNearestValueThatWasMeasured() {
        Percentiles percentiles = new Percentiles(List.of(5.0, 1.0, 4.0, 2.0, 3.0));

        assertThat(percentiles.at(50)).isEqualTo(3);
        assertThat(percentiles.at(99)).isEqualTo(5);
        assertThat(percentiles.at(20)).isEqualTo(1);
        assertThat(percentiles.at(20.1)).isEqualTo(2);
    }

    @Test
    void ofAHundredTheNinetyNinthIsNotTheLargest() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        assertThat(new Percentiles(hundred).at(99)).isEqualTo(99);
    }

    @Test
    void ofOneEveryPercentileIsThatOne() {
        Percentiles one = new Percentiles(List.of(7.5));

        assertThat(one.at(0.1)).isEqualTo(7.5);
        assertThat(one.at(100)).isEqualTo(7.5);
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(List.of()));
    }
}
