package nl.gewist.deletion.sweep;

import java.util.UUID;

/**
 * What one sweep found of one request in one field.
 *
 * @param collection for example {@code platform.ticket}
 * @param field the column, or {@code *} for whole rows
 */
record Finding(UUID requestId, Kind kind, String collection, String field, long rows) {}
