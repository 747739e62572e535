package nl.gewist.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the owners of a subject type are found.
 *
 * @param relations collections with a part: a row there ties the person to the owner
 * @param personName columns of the root, from the owner's point of view
 */
public record OwnerLookup(
        CollectionName collection,
        String id,
        @Nullable ColumnPath name,
        @Nullable ColumnPath email,
        @Nullable String locale,
        List<CollectionName> relations,
        @Nullable ColumnPath personName,
        @Nullable ColumnPath personEmail,
        @Nullable Integrations integrations) {

    public OwnerLookup {
        relations = List.copyOf(relations);
    }

    /** Rows that name a system of the owner which may hold the person too. */
    public record Integrations(
            CollectionName collection,
            String owner,
            String system,
            @Nullable String account,
            @Nullable String active) {}
}
