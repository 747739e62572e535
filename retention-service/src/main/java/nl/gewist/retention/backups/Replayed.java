package nl.gewist.retention.backups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Copies of this store that were begun before the replay ended may hold the person.
 *
 * @param goneBy last day of such copies
 */
record Replayed(UUID requestId, String store, Instant replayedAt, LocalDate goneBy) {}
