package nl.gewist.deletion.request;

import java.util.Set;
import nl.gewist.deletion.surge.SurgeGuard;
import org.jspecify.annotations.Nullable;

/** Why the service itself holds a request. What a person gives as a code is another one. */
public final class HeldCode {
    /** A customer with learners: nothing happens before somebody approves. */
    public static final String APPROVAL_NEEDED = "approval-needed";

    /** A customer whose learners are being erased; it goes on by itself. */
    public static final String LEARNERS_FIRST = "learners-first";

    /** A customer of whom some learners could not be erased: ask for their part, then release. */
    public static final String LEARNERS_LEFT = "learners-left";

    private static final Set<String> RESERVED = Set.of(APPROVAL_NEEDED, LEARNERS_FIRST, LEARNERS_LEFT, SurgeGuard.CODE);
    private static final Set<String> NOT_FOR_RELEASE = Set.of(APPROVAL_NEEDED, LEARNERS_FIRST);

    private HeldCode() {}

    static boolean isReserved(String code) {
        return RESERVED.contains(code);
    }

    static boolean endsByRelease(@Nullable String code) {
        return code == null || !NOT_FOR_RELEASE.contains(code);
    }

    /** Whether a release needs a role and a reason. */
    static boolean asksForReason(@Nullable String code) {
        return SurgeGuard.CODE.equals(code);
    }
}
