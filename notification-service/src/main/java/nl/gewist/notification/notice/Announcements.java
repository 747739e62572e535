package nl.gewist.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.messaging.AfterCommit;
import nl.gewist.messaging.Received;

/** Turns what deletion-service says into rows that are due. One verb per batch, each statement on a set. */
@ApplicationScoped
class Announcements {
    private final ErasureRequests requests;
    private final StoringWorker worker;
    private final AfterCommit afterCommit;

    Announcements(ErasureRequests requests, StoringWorker worker, AfterCommit afterCommit) {
        this.requests = requests;
        this.worker = worker;
        this.afterCommit = afterCommit;
    }

    /** Applies a batch inside its transaction. Registered stands before cancelled or announced, as in the topic. */
    void apply(List<Received> batch) {
        var registered = new ArrayList<ErasureRegistered>();
        var announced = new ArrayList<Announcement>();
        var cancelled = new ArrayList<UUID>();
        var closed = new ArrayList<UUID>();
        for (Received received : batch) {
            if (!(received.event() instanceof ErasureEvent event)) {
                continue;
            }
            switch (event) {
                case ErasureRegistered its -> registered.add(its);
                case ErasureAnnounced its ->
                    announced.add(new Announcement(its, received.header().sequence()));
                case ErasureCancelled its -> cancelled.add(its.requestId());
                case ErasureClosed its -> closed.add(its.requestId());
                case ErasureEvent.ErasureRejected _,
                        ErasureEvent.ErasureHeld _,
                        ErasureEvent.ErasureReleased _,
                        ErasureEvent.ErasureCompleted _,
                        ErasureEvent.ErasureFailed _,
                        ErasureEvent.ErasureReplayed _ -> {}
            }
        }
        requests.registered(registered);
        requests.cancelled(cancelled);
        requests.announced(announced);
        requests.closed(closed);
        if (!announced.isEmpty()) {
            afterCommit.run(worker::wake);
        }
    }

    /** An announcement and the sequence its answer carries. */
    record Announcement(ErasureAnnounced event, int sequence) {}
}
