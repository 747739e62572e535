package nl.gewist.datamap;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request in a batch: whom to look up or erase.
 *
 * @param subjectId the opaque id as text; one that does not fit the root column's type matches no row
 * @param ownerId limits everything to this owner's part; null means all of the subject
 */
public record Target(
        UUID requestId, String subjectId, @Nullable String ownerId) {}
