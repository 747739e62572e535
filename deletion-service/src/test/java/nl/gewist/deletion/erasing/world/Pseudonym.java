package nl.gewist.deletion.erasing.world;

import java.util.Set;
import java.util.UUID;

/** Some random text in place of a value, made for one of these requests. */
record Pseudonym(Set<UUID> requests) {}
