package nl.gewist.deletion.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestEvent.UnacceptableRequest;
import nl.gewist.contract.SubjectType;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.deletion.surge.SurgeGuard;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Received;

/** Accepts, rejects and cancels requests, many at once. Runs in the caller's transaction. */
@ApplicationScoped
public class Registration {
    private final RequestTable table;
    private final Outbox outbox;
    private final SubjectTypes subjectTypes;
    private final SurgeGuard surgeGuard;
    private final DeletionConfig config;
    private final Clock clock;
    private final Event<RequestsChanged> changed;

    Registration(
            RequestTable table,
            Outbox outbox,
            SubjectTypes subjectTypes,
            SurgeGuard surgeGuard,
            DeletionConfig config,
            Clock clock,
            Event<RequestsChanged> changed) {
        this.table = table;
        this.outbox = outbox;
        this.subjectTypes = subjectTypes;
        this.surgeGuard = surgeGuard;
        this.config = config;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Applies what the platform said. Requests go first: a cancellation then meets its request whatever the order in the
     * batch.
     */
    public void apply(List<Received> events) {
        Map<UUID, DeletionRequested> requested = new LinkedHashMap<>();
        Map<UUID, Rejection> rejected = new LinkedHashMap<>();
        List<UUID> cancelled = new ArrayList<>();
        for (Received received : events) {
            if (received.event() instanceof RequestEvent event) {
                switch (event) {
                    case DeletionRequested request -> requested.putIfAbsent(request.requestId(), request);
                    case UnacceptableRequest request ->
                        rejected.putIfAbsent(
                                request.requestId(),
                                new Rejection(request.requestId(), request.code(), request.field(), null));
                    case DeletionCancelled cancellation -> cancelled.add(cancellation.requestId());
                }
            }
        }
        reject(rejected.values());
        register(List.copyOf(requested.values()));
        cancel(cancelled);
        changed.fire(new RequestsChanged());
    }

    /** Registers new requests; those known by their id are ignored, those that cannot be accepted are rejected. */
    public void register(List<DeletionRequested> requests) {
        Instant now = clock.instant();
        List<DeletionRequested> acceptable = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (DeletionRequested request : requests) {
            String fault = fault(request, now);
            if (fault == null) {
                acceptable.add(request);
            } else {
                rejections.add(new Rejection(request.requestId(), fault, null, null));
            }
        }
        reject(rejections);
        Set<UUID> registered = table.insert(acceptable, now, now.plus(config.grace()));
        List<DeletionRequested> fresh = acceptable.stream()
                .filter(request -> registered.contains(request.requestId()))
                .toList();
        outbox.add(fresh.stream().map(request -> registered(request, now)).toList());
        for (SubjectType type : SubjectType.values()) {
            surgeGuard.holdSurplus(
                    type.word(),
                    fresh.stream()
                            .filter(request -> request.subject().type() == type)
                            .map(DeletionRequested::requestId)
                            .toList());
        }
        reject(table.duplicates(acceptable.stream()
                .filter(request -> !registered.contains(request.requestId()))
                .toList()));
        cancelNow(table.earlyCancellations(registered));
    }

    /** Cancels those that still can be; remembers cancellations whose request has not come yet. */
    public void cancel(List<UUID> requestIds) {
        cancelNow(requestIds);
        table.rememberCancellations(requestIds, clock.instant());
    }

    private void cancelNow(List<UUID> requestIds) {
        outbox.add(table.cancel(requestIds).stream()
                .map(step -> outbox.outgoing(new ErasureCancelled(step.requestId()), step.sequence(), step.sequence()))
                .toList());
    }

    private void reject(java.util.Collection<Rejection> rejections) {
        Set<UUID> fresh = table.insertRejected(rejections, clock.instant());
        outbox.add(rejections.stream()
                .filter(rejection -> fresh.contains(rejection.requestId()))
                .map(rejection -> outbox.outgoing(
                        new ErasureRejected(
                                rejection.requestId(), rejection.code(), rejection.field(), rejection.firstRequestId()),
                        1,
                        1))
                .toList());
    }

    private @org.jspecify.annotations.Nullable String fault(DeletionRequested request, Instant now) {
        if (request.requestedAt().isAfter(now.plus(config.clockTolerance()))) {
            return "requested-in-future";
        }
        if (request.subject().type() == SubjectType.CUSTOMER && request.scope() != null) {
            return "scope-not-held";
        }
        return subjectTypes.isMapped(request.subject().type()) ? null : "subject-type-not-mapped";
    }

    private Outgoing registered(DeletionRequested request, Instant now) {
        var event = new ErasureRegistered(
                request.requestId(),
                request.subject(),
                request.scope(),
                now.plus(config.grace()),
                Deadline.of(request.requestedAt()));
        return outbox.outgoing(event, 1, 1);
    }
}
