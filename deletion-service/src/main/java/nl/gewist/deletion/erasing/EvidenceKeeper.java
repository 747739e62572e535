package nl.gewist.deletion.erasing;

import java.util.Map;
import java.util.UUID;

/** Keeps evidence durably before the store commits the first delete. */
@FunctionalInterface
interface EvidenceKeeper {
    /** Returns once all of it is committed. Evidence that is there already stays as it is. */
    void keep(Map<UUID, Evidence> evidence);
}
