package nl.gewist.datamap;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the map, with how its rows are treated.
 *
 * @param part columns followed to the id of the owner whose part a row is; empty when it is nobody's
 * @param references further declared references, each of one column, which may hold for some rows only
 * @param links references that do not make a row belong to the subject
 * @param belongsBy fields with an e-mail address: a row belongs to whoever has it
 */
public record DataCollection(
        CollectionName name,
        Map<String, DataField> fields,
        Treatment treatment,
        List<String> part,
        Map<String, FieldRule> rules,
        List<Mention> mentions,
        @Nullable Keep keep,
        List<Reference> references,
        Map<String, FieldRef> links,
        List<String> belongsBy,
        int line) {

    public DataCollection {
        fields = Map.copyOf(fields);
        part = List.copyOf(part);
        rules = Map.copyOf(rules);
        mentions = List.copyOf(mentions);
        references = List.copyOf(references);
        links = Map.copyOf(links);
        belongsBy = List.copyOf(belongsBy);
    }

    /** The same with this field instead of the one of its name. */
    DataCollection with(DataField field) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field.name(), field);
        return new DataCollection(
                name, changed, treatment, part, rules, mentions, keep, references, links, belongsBy, line);
    }

    /** Every declared reference of one column, the dataset's and Gewist's own. */
    Stream<Reference> declared(String column) {
        var field = fields.get(column);
        var plain = field == null
                ? Stream.<Reference>empty()
                : field.references().stream().map(target -> Reference.single(name, column, target));
        return Stream.concat(
                plain,
                references.stream().filter(reference -> reference.columns().contains(column)));
    }

    /** The way to the owner's id; only for a collection with a part. */
    ColumnPath partPath() {
        return new ColumnPath(part.subList(0, part.size() - 1), List.of(part.getLast()));
    }

    /** @param through limits the rule to rows reached by this reference column; null for all */
    public record FieldRule(Strategy strategy, @Nullable String through) {}

    /** Rows of others whose {@code field} equals {@code of} in a row of the subject may name the person. */
    public record Mention(String field, FieldRef of, List<String> redact) {

        public Mention {
            redact = List.copyOf(redact);
        }
    }

    /**
     * What stays, and which law asks for it.
     *
     * @param term for how long, as far as the map says
     */
    public record Keep(
            String basis, List<String> fields, @Nullable Period term) {

        public Keep {
            fields = List.copyOf(fields);
        }

        /**
         * The last day on which it may still be there: a term of whole years counts from the end of the year, any other
         * from the day itself.
         *
         * @return null when the map names no term
         */
        @Nullable
        LocalDate until(LocalDate erased) {
            if (term == null) {
                return null;
            }
            boolean wholeYears = term.getDays() == 0 && term.toTotalMonths() % 12 == 0;
            return (wholeYears ? erased.with(TemporalAdjusters.lastDayOfYear()) : erased).plus(term);
        }
    }
}
