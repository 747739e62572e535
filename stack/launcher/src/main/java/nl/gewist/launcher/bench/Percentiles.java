package nl.gewist.launcher.bench;

import java.util.Collection;
import java.util.List;

/** By nearest rank: always a value that was measured. */
final class Percentiles {
    private final List<Double> sorted;

    Percentiles(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        sorted = values.stream().sorted().toList();
    }

    /** @param percent above 0, at most 100 */
    double at(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("No such percentile: " + percent);
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(rank - 1);
    }
}
