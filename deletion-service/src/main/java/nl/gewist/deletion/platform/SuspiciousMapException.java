package nl.gewist.deletion.platform;

import java.util.List;

/** Nobody has looked at a suspicion for so long that erasing has stopped (decision D6). */
public final class SuspiciousMapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SuspiciousMapException(String subjectType, List<String> overdue) {
        super("erasing of " + subjectType + "s has stopped until somebody looks at: " + String.join(", ", overdue));
    }
}
