package nl.gewist.deletion.erasing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.StoredFile;

/** Keeps evidence durably before the store commits the first delete. */
@FunctionalInterface
public interface EvidenceKeeper {
    /** Returns once all of it is committed. Evidence that is there already stays as it is. */
    void keep(Map<UUID, Evidence> evidence);

    /** Whether {@link #again} was told of this request before, or nobody needs to know. */
    default boolean isTold(UUID requestId) {
        return true;
    }

    /**
     * Adds files to evidence that is kept: some came between two tries.
     *
     * @param files all of each request
     */
    default void keepFiles(Map<UUID, List<StoredFile>> files) {}

    /** Told, before the store commits, what another try does to requests whose evidence is kept: often nothing. */
    default void again(Map<UUID, Map<String, Counts>> counts) {}
}
