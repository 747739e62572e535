package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/** A system of the owner that may still hold the person. */
public record Integration(String system, @Nullable String accountRef) {}
