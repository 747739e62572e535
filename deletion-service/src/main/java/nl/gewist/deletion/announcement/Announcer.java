package nl.gewist.deletion.announcement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.datamap.Subject;
import nl.gewist.deletion.announcement.AnnouncementTable.Refusal;
import nl.gewist.deletion.cascade.Cascades;
import nl.gewist.deletion.cascade.Closing;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.deletion.request.DeletionConfig;
import nl.gewist.deletion.request.RequestsChanged;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import org.jspecify.annotations.Nullable;

/** Announces requests whose grace is over, and repeats rounds in which somebody stays silent. */
@ApplicationScoped
class Announcer extends Worker {
    private static final int BATCH = 500;

    private final AnnouncementTable table;
    private final RequestsRead requestsRead;
    private final Platform platform;
    private final SubjectTypes subjectTypes;
    private final Cascades cascades;
    private final Outbox outbox;
    private final DeletionConfig config;
    private final Clock clock;

    Announcer(
            AnnouncementTable table,
            RequestsRead requestsRead,
            Platform platform,
            SubjectTypes subjectTypes,
            Cascades cascades,
            Outbox outbox,
            DeletionConfig config,
            Clock clock,
            WorkerSettings settings) {
        super(settings);
        this.table = table;
        this.requestsRead = requestsRead;
        this.platform = platform;
        this.subjectTypes = subjectTypes;
        this.cascades = cascades;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    void lookAt(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestsChanged event) {
        wake();
    }

    /** One transaction per subject type: a map that does not fit customers must not hold up learners. */
    @Override
    protected int work() throws ExecutionException, InterruptedException {
        Instant now = clock.instant();
        // The end of the topic is looked up after the grace ended: a timely cancellation stands before it.
        boolean due = table.anyDue(now) && requestsRead.upToNow();
        return subjectTypes.each(type -> (due ? announceDue(type, now) : 0) + repeatSilent(type));
    }

    private int announceDue(String subjectType, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<DueRequest> due = table.takeDue(subjectType, now, BATCH);
            if (!due.isEmpty()) {
                announceOrReject(subjectType, due);
            }
            return due.size();
        });
    }

    private int repeatSilent(String subjectType) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant silentSince = clock.instant().minus(config.repeatAfter());
            List<DueRequest> silent = table.takeSilent(subjectType, silentSince, BATCH);
            if (!silent.isEmpty()) {
                announce(whoseTurnItIs(subjectType, silent), plan(subjectType));
            }
            return silent.size();
        });
    }

    private void announceOrReject(String subjectType, List<DueRequest> due) {
        SubjectPlan plan = plan(subjectType);
        Map<UUID, Subject> subjects = read(subjectType, plan, due);
        List<DueRequest> accepted = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (DueRequest request : due) {
            String fault = fault(request, subjects.get(request.requestId()));
            if (fault == null) {
                accepted.add(request);
            } else {
                refused.add(new Refusal(request, fault));
            }
        }
        reject(refused);
        announce(whoseTurnItIs(subjectType, accepted), plan);
    }

    private List<DueRequest> whoseTurnItIs(String subjectType, List<DueRequest> requests) {
        return Cascades.concerns(subjectType)
                ? requests.stream()
                        .filter(request -> cascades.isTurnOf(
                                new Closing(request.requestId(), request.subjectId(), request.sequence())))
                        .toList()
                : requests;
    }

    private static @Nullable String fault(DueRequest request, @Nullable Subject subject) {
        if (subject == null) {
            return null;
        }
        if (subject.createdAt() != null && subject.createdAt().isAfter(request.requestedAt())) {
            return "created-after-request";
        }
        return subject.scopeHeld() ? null : "scope-not-held";
    }

    private void reject(List<Refusal> refused) {
        if (refused.isEmpty()) {
            return;
        }
        table.reject(refused);
        outbox.add(refused.stream()
                .map(refusal -> {
                    int sequence = refusal.request().sequence() + 1;
                    var event = new ErasureRejected(refusal.request().requestId(), refusal.code(), null, null);
                    return outbox.outgoing(event, sequence, sequence);
                })
                .toList());
    }

    private void announce(List<DueRequest> requests, SubjectPlan plan) {
        if (requests.isEmpty()) {
            return;
        }
        table.announce(requests, plan.mapVersion(), config.participants(), clock.instant());
        outbox.add(requests.stream()
                .map(request -> outbox.outgoing(
                        new ErasureAnnounced(
                                request.requestId(),
                                request.subject(),
                                request.scope(),
                                request.round() + 1,
                                plan.mapVersion(),
                                config.participants()),
                        request.sequence() + 1,
                        request.round() + 1))
                .toList());
    }

    private SubjectPlan plan(String subjectType) {
        try {
            return platform.plan(subjectType);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Map<UUID, Subject> read(String subjectType, SubjectPlan plan, List<DueRequest> due) {
        try (Connection connection = platform.connection(subjectType)) {
            return plan
                    .subjects()
                    .read(connection, due.stream().map(DueRequest::target).toList())
                    .stream()
                    .collect(Collectors.toMap(Subject::requestId, Function.identity()));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
