package nl.gewist.retention.vault;

import nl.gewist.contract.ErasureEvent.ErasureAnnounced;

/** An announcement, with the request's sequence that its answer carries. */
public record Announcement(ErasureAnnounced event, int sequence) {}
