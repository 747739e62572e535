package nl.gewist.retention.terms;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an owner wants to become of the invoices to their learners. */
public sealed interface LeavingWish {
    /** @param noCopyNeeded also what was never downloaded */
    record Destroy(boolean noCopyNeeded) implements LeavingWish {}

    /** @param agreement under which they are kept, a code */
    record Keep(String agreement) implements LeavingWish {
        private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");

        /** Empty if it is no code: 3 to 40 lower-case letters, digits and hyphens. */
        public static Optional<LeavingWish> under(@Nullable String agreement) {
            return Optional.ofNullable(agreement)
                    .filter(code -> CODE.matcher(code).matches())
                    .map(Keep::new);
        }
    }
}
