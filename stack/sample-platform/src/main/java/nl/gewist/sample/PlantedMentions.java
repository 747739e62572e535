package nl.gewist.sample;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every free-text mention the generator planted. It is kept outside the database, so that an erasure cannot remove it
 * and what redaction missed can be reported instead of hidden.
 */
public final class PlantedMentions {

    private final List<PlantedMention> all;

    public PlantedMentions(Collection<PlantedMention> all) {
        this.all = List.copyOf(all);
    }

    public List<PlantedMention> all() {
        return all;
    }

    public List<PlantedMention> of(Collection<Long> learnerIds) {
        Set<Long> wanted = Set.copyOf(learnerIds);
        return all.stream()
                .filter(mention -> wanted.contains(mention.learnerId()))
                .toList();
    }

    /** Those mentions of these learners that still stand where they were planted. */
    public List<PlantedMention> remaining(Connection platform, Collection<Long> learnerIds) throws SQLException {
        Map<Place, List<PlantedMention>> byPlace =
                of(learnerIds).stream().collect(groupingBy(Place::of, LinkedHashMap::new, toList()));
        List<PlantedMention> remaining = new ArrayList<>();
        for (var mentions : byPlace.entrySet()) {
            remaining.addAll(standing(platform, mentions.getKey(), mentions.getValue()));
        }
        return remaining;
    }

    private static List<PlantedMention> standing(Connection platform, Place place, List<PlantedMention> mentions)
            throws SQLException {
        List<PlantedMention> standing = new ArrayList<>();
        try (var statement = platform.prepareStatement(place.query())) {
            statement.setArray(
                    1,
                    platform.createArrayOf(
                            "bigint", mentions.stream().map(PlantedMention::key).toArray()));
            statement.setArray(
                    2,
                    platform.createArrayOf(
                            "text", mentions.stream().map(PlantedMention::text).toArray()));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    standing.add(mentions.get(found.getInt(1) - 1));
                }
            }
        }
        return standing;
    }

    private record Place(String collection, String keyField, String field) {

        static Place of(PlantedMention mention) {
            return new Place(mention.collection(), mention.keyField(), mention.field());
        }

        String query() {
            return """
                    select planted.nr from unnest(?::bigint[], ?::text[]) with ordinality planted (key, text, nr)
                    join %s place on place.%s = planted.key and strpos(place.%s, planted.text) > 0
                    order by planted.nr""".formatted(collection, keyField, field);
        }
    }
}
