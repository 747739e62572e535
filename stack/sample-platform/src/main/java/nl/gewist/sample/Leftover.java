package nl.gewist.sample;

/** A value of a person found where it should be gone; the value itself is not repeated. */
public record Leftover(long learnerId, String collection, String field) {}
