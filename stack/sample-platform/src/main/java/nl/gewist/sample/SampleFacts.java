package nl.gewist.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a load wrote.
 *
 * @param rows rows per table, parents first
 * @param mentions where people are named in free text
 */
public record SampleFacts(int learners, Map<String, Long> rows, PlantedMentions mentions) {

    public SampleFacts {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Rows in all tables. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
