package nl.gewist.keyring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service keeps sealed. A bean for each table. */
public interface SealedRecords {
    /** What stands before a row's id in the id of its data key. */
    String prefix();

    /**
     * Ids of the rows that are sealed now, a page at a time, each once.
     *
     * @param after the last one of the page before; null to begin
     * @return fewer than the limit at the end
     */
    List<String> page(@Nullable String after, int limit);
}
