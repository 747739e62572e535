package nl.gewist.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.BackupEvent;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCancelled;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureFailed;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.NoticeEvent;
import nl.gewist.contract.ParticipantEvent;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.RestoreEvent;
import nl.gewist.contract.RetentionEvent;
import nl.gewist.messaging.Received;
import nl.gewist.retention.backups.BackupExpiries;
import nl.gewist.retention.backups.Completion;
import nl.gewist.retention.backups.Replay;
import nl.gewist.retention.terms.Leavings;
import nl.gewist.retention.vault.Announcement;
import nl.gewist.retention.vault.Securing;

/** Gives each event of an erasure to the feature it concerns; runs in the batch's transaction. */
@ApplicationScoped
class Erasures {
    private final Securing securing;
    private final BackupExpiries expiries;
    private final Leavings leavings;

    Erasures(Securing securing, BackupExpiries expiries, Leavings leavings) {
        this.securing = securing;
        this.expiries = expiries;
        this.leavings = leavings;
    }

    void apply(List<Received> events) {
        List<Announcement> announced = new ArrayList<>();
        List<Completion> completed = new ArrayList<>();
        List<Replay> replayed = new ArrayList<>();
        List<UUID> closed = new ArrayList<>();
        for (Received received : events) {
            switch (received.event()) {
                case ErasureAnnounced event -> announced.add(new Announcement(event, sequence(received)));
                case ErasureCompleted event ->
                    completed.add(new Completion(
                            event.requestId(),
                            event.round(),
                            sequence(received),
                            received.header().time()));
                case ErasureReplayed event ->
                    replayed.add(new Replay(
                            event.requestId(), event.store(), received.header().time()));
                case ErasureClosed event -> closed.add(event.requestId());
                case ErasureRegistered _,
                        ErasureRejected _,
                        ErasureHeld _,
                        ErasureReleased _,
                        ErasureCancelled _,
                        ErasureFailed _ -> {}
                case RequestEvent _,
                        RestoreEvent _,
                        RetentionEvent _,
                        NoticeEvent _,
                        ParticipantEvent _,
                        BackupEvent _,
                        RecordDeadLettered _ -> {}
            }
        }
        securing.announced(announced);
        leavings.erased(securing.leavingCustomers(
                completed.stream().map(Completion::requestId).toList()));
        securing.closed(closed);
        expiries.schedule(completed);
        expiries.replay(replayed);
    }

    private static int sequence(Received received) {
        return received.header().sequence();
    }
}
