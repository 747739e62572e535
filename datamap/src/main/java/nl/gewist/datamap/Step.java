package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/**
 * One collection's turn in an erasure. All statements have a fixed text and the same array parameters, bound by
 * {@link Batch#bind}.
 *
 * @param countSql rows {@code (no int, rows bigint)}: what will be touched, per target; null when others' rows are
 *     only unlinked
 * @param applySql rows {@code (no int, rows bigint, unchanged bigint)}: what was touched, and how many of these rows
 *     still hold what should have gone; null for KEEP
 * @param verifySql rows {@code (no int, rows bigint)}: rows the same selection still finds with something to erase;
 *     must be empty. Run it right after {@code applySql}: later steps take away the rows by which this one's are found.
 *     Null for KEEP and for rows of others
 * @param retained whether counted rows are kept with a legal basis
 */
public record Step(
        CollectionName collection,
        Action action,
        @Nullable String countSql,
        @Nullable String applySql,
        @Nullable String verifySql,
        boolean retained) {

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
}
