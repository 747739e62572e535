package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One collection's turn in an erasure. All statements have a fixed text and the same array parameters, bound by
 * {@link Batch#bind}.
 *
 * @param countSql rows {@code (no int, rows bigint)}: what will be touched, per target; null when others' rows are
 *     only unlinked
 * @param apply rows {@code (no int, rows bigint, unchanged bigint)}: what was touched, and how many of these rows
 *     still hold what should have gone; null for KEEP
 * @param verifySql rows {@code (no int, rows bigint)}: rows the same selection still finds with something to erase;
 *     must be empty. Run it right after {@code apply}: later steps take away the rows by which this one's are found.
 *     Null for KEEP and for rows of others
 * @param retained whether counted rows are kept with a legal basis
 * @param also further collections that {@code apply} changes at the same time, because each must come before another;
 *     its rows then say in a column {@code part int} which they speak of: 0 is this one, 1 the first of these. Their own
 *     {@code apply} is null
 */
public record Step(
        CollectionName collection,
        Action action,
        @Nullable String countSql,
        @Nullable Script apply,
        @Nullable String verifySql,
        boolean retained,
        List<Step> also) {

    public Step {
        also = List.copyOf(also);
    }

    /** One collection by itself. */
    Step(
            CollectionName collection,
            Action action,
            @Nullable String countSql,
            @Nullable Script apply,
            @Nullable String verifySql,
            boolean retained) {
        this(collection, action, countSql, apply, verifySql, retained, List.of());
    }

    /** This one and those that change with it, as numbered by {@code part}. */
    public List<Step> parts() {
        return Stream.concat(Stream.of(this), also.stream()).toList();
    }

    Step with(Script apply, List<Step> also) {
        return new Step(collection, action, countSql, apply, verifySql, retained, also);
    }

    /** What a step does with the rows it selects. */
    public enum Action {
        /** Redacts rows of others that are tied to the person by key. Counted as anonymised. */
        MENTION,
        /** Erases the personal fields; the row stays. */
        ANONYMISE,
        /** Only counts: the row stays as it is. */
        KEEP,
        /** Nulls a foreign key of rows that stay, so that the row they point to can go. Not counted. */
        UNLINK,
        DELETE
    }

    /** What so many rows of this step count as, in what an erasure reports. */
    public Counts counted(long rows) {
        long kept = retained ? rows : 0;
        return switch (action) {
            case DELETE -> new Counts(rows, 0, kept);
            case ANONYMISE, MENTION -> new Counts(0, rows, kept);
            case KEEP -> new Counts(0, 0, rows);
            case UNLINK -> Counts.NONE;
        };
    }
}
