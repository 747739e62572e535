package nl.gewist.messaging;

/** Where a record stands: topic (as the broker names it), partition and offset. */
public record RecordOrigin(String topic, int partition, long offset) {}
