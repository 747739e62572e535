package nl.gewist.system;

import java.util.UUID;

/** A request that was published, for a person as the platform knew them just before. */
record Erasure(UUID requestId, Person person) {}
