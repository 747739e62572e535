package nl.gewist.deletion.erasing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureFailed;
import nl.gewist.contract.Outgoing;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.answer.ReadyToErase;
import nl.gewist.deletion.cascade.Cascades;
import nl.gewist.deletion.erasing.ErasureTable.DueErasure;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.deletion.request.DeletionConfig;
import nl.gewist.deletion.request.RequestsChanged;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import org.jboss.logging.Logger;

/**
 * Erases requests whose participants are all ready. The store commits before this service does: a crash between the two
 * finds the evidence of the first try, erases nothing more and completes with the first counts.
 */
@ApplicationScoped
class Eraser extends Worker {
    private static final Logger LOG = Logger.getLogger(Eraser.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ErasureTable table;
    private final EvidenceVault evidence;
    private final Erasing erasing;
    private final SubjectTypes subjectTypes;
    private final Cascades cascades;
    private final Outbox outbox;
    private final DeletionConfig config;
    private final Clock clock;
    private final Event<RequestsChanged> changed;

    Eraser(
            ErasureTable table,
            EvidenceVault evidence,
            Erasing erasing,
            SubjectTypes subjectTypes,
            Cascades cascades,
            Outbox outbox,
            DeletionConfig config,
            Clock clock,
            Event<RequestsChanged> changed,
            WorkerSettings settings) {
        super(settings);
        this.table = table;
        this.evidence = evidence;
        this.erasing = erasing;
        this.subjectTypes = subjectTypes;
        this.cascades = cascades;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.changed = changed;
    }

    void lookAt(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadyToErase event) {
        wake();
    }

    @Override
    protected int threads() {
        return config.workers();
    }

    /** One transaction per subject type: a map that does not fit customers must not hold up learners. */
    @Override
    protected int work() {
        return subjectTypes.each(type -> QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(LONGEST.toSeconds()))
                .call(() -> eraseDue(type)));
    }

    private int eraseDue(String subjectType) {
        if (erasing.mustWait(subjectType)) {
            return 0;
        }
        List<DueErasure> due = onePerSubject(table.takeDue(subjectType, config.batch()));
        if (due.isEmpty()) {
            return 0;
        }
        long begin = System.nanoTime();
        String mapVersion = erasing.mapVersion(subjectType);
        List<Outcome> outcomes = new ArrayList<>();
        List<DueErasure> current = new ArrayList<>();
        for (DueErasure request : due) {
            if (request.mapVersion().equals(mapVersion) && !hasLearners(subjectType, request)) {
                current.add(request);
            } else {
                outcomes.add(new Outcome.Outdated(request.requestId()));
            }
        }
        if (!current.isEmpty()) {
            outcomes.addAll(erasing.erase(subjectType, erasures(current), evidence));
        }
        settle(due, outcomes);
        LOG.infof(
                "erased %d of %d requests in %d ms",
                current.size(), due.size(), (System.nanoTime() - begin) / 1_000_000);
        return due.size();
    }

    /** Learners that came since the announcement go first. */
    private boolean hasLearners(String subjectType, DueErasure request) {
        return Cascades.concerns(subjectType) && cascades.hasLearners(request.requestId(), request.subjectId());
    }

    /** Each of two owners' parts of one learner must see whether the other is gone; the second has its turn next. */
    private static List<DueErasure> onePerSubject(List<DueErasure> due) {
        Set<String> subjects = new HashSet<>();
        return due.stream().filter(request -> subjects.add(request.subjectId())).toList();
    }

    private List<Erasure> erasures(List<DueErasure> due) {
        Map<UUID, Evidence> earlier =
                evidence.of(due.stream().map(DueErasure::requestId).toList());
        return due.stream()
                .map(request -> new Erasure(
                        new Target(request.requestId(), request.subjectId(), request.ownerId()),
                        request.securedDigest(),
                        request.requestedAt(),
                        earlier.get(request.requestId())))
                .toList();
    }

    private void settle(List<DueErasure> due, List<Outcome> outcomes) {
        Map<UUID, DueErasure> requests =
                due.stream().collect(Collectors.toMap(DueErasure::requestId, Function.identity()));
        List<Outcome.Erased> completed = new ArrayList<>();
        List<UUID> changedSince = new ArrayList<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        List<Outgoing> events = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            DueErasure request = requests.get(outcome.requestId());
            if (request == null) {
                throw new IllegalStateException("an outcome for a request that was not asked for");
            }
            int sequence = request.sequence() + 1;
            switch (outcome) {
                case Outcome.Erased erased -> {
                    completed.add(erased);
                    var event = new ErasureCompleted(
                            erased.requestId(),
                            request.round(),
                            erased.counts(),
                            erased.held() == 0 ? null : erased.held());
                    events.add(outbox.outgoing(event, sequence, sequence));
                }
                case Outcome.Outdated since -> changedSince.add(since.requestId());
                case Outcome.Unfinished _ -> {}
                case Outcome.Refused refusal -> {
                    refused.add(refusal);
                    var event = new ErasureFailed(refusal.requestId(), refusal.code());
                    events.add(outbox.outgoing(event, sequence, sequence));
                }
            }
        }
        table.complete(completed, clock.instant());
        table.sendBack(changedSince);
        table.fail(refused);
        outbox.add(events);
        if (!changedSince.isEmpty()) {
            changed.fire(new RequestsChanged());
        }
    }
}
