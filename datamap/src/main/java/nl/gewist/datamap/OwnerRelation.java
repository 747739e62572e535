package nl.gewist.datamap;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One owner who has or had the person of one request, with what is needed to tell them. */
public record OwnerRelation(
        UUID requestId,
        String ownerId,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        @Nullable String locale,
        PersonSeenByOwner person,
        List<Integration> integrations) {

    public OwnerRelation {
        integrations = List.copyOf(integrations);
    }

    OwnerRelation with(List<Integration> found) {
        return new OwnerRelation(requestId, ownerId, ownerName, ownerEmail, locale, person, found);
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "OwnerRelation[" + requestId + "]";
    }
}
