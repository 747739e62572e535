package nl.gewist.sample;

import java.util.Map;

/**
 * What a load wrote.
 *
 * @param rows rows per table
 * @param mentions where people are named in free text
 */
public record SampleFacts(int learners, Map<String, Long> rows, PlantedMentions mentions) {

    public SampleFacts {
        rows = Map.copyOf(rows);
    }

    /** Rows in all tables. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
