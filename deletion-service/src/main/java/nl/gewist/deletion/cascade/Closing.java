package nl.gewist.deletion.cascade;

import java.util.UUID;

/** A customer's request, its row locked. */
public record Closing(UUID requestId, String customerId, int sequence) {}
