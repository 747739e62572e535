package nl.gewist.deletion.cascade;

import java.util.UUID;

/** Opens the ids of learners' requests to tests of the whole service. */
public final class Children {
    private Children() {}

    public static UUID idOf(UUID parent, String learnerId) {
        return ChildId.of(parent, learnerId);
    }
}
