package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/** How an owner knows the learner: enough to find them in the owner's own systems, and no more (promise P8). */
public record PersonSeenByOwner(
        @Nullable String name, @Nullable String email) {

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "PersonSeenByOwner[withheld]";
    }
}
