package nl.gewist.deletion.request;

import java.util.UUID;

/**
 * A request that moved on.
 *
 * @param sequence its new sequence
 */
public record Step(UUID requestId, int sequence) {}
