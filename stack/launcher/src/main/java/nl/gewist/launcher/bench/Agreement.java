package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.gewist.embedded.Database;
import nl.gewist.sample.Leftover;
import nl.gewist.sample.LeftoverSearch;

/** What a run must show to be worth anything: everybody is gone, and all three ways did the same work. */
final class Agreement {
    private final List<String> disagreements = new ArrayList<>();

    List<String> disagreements() {
        return List.copyOf(disagreements);
    }

    void same(String what, Map<String, Long> pipeline, Map<String, Long> plain) {
        new TreeMap<>(pipeline).forEach((name, count) -> {
            Long other = plain.get(name);
            if (!count.equals(other)) {
                disagreements.add(name + ": the pipeline leaves " + count + ", " + what + " leaves " + other);
            }
        });
    }

    void nothingLeft(LeftoverSearch search, Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<String, Long> places = new TreeMap<>();
            for (Leftover leftover : search.in(connection)) {
                places.merge(leftover.collection() + "." + leftover.field(), 1L, Long::sum);
            }
            places.forEach((place, count) ->
                    disagreements.add("left in " + database.name() + ": " + count + " values in " + place));
        }
    }
}
