package nl.gewist.launcher.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;

/** Requests as the platform would make them. */
final class Wishes {
    private Wishes() {}

    static DeletionRequested of(long learnerId) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.LEARNER, Long.toString(learnerId)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                RequestedBy.SUBJECT,
                null,
                null,
                null);
    }

    static List<DeletionRequested> of(List<Long> learnerIds) {
        return learnerIds.stream().map(Wishes::of).toList();
    }
}
