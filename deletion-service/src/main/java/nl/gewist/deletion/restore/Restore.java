package nl.gewist.deletion.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A store that was put back and is not done.
 *
 * @param startedAt when the backup was begun
 * @param isListed whether the erasures to apply again are listed
 * @param codes what is to be said of it as a whole
 */
record Restore(
        UUID restoreId, String store, String backupId, Instant startedAt, boolean isListed, List<String> codes) {}
