package nl.gewist.audit.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.gewist.contract.BackupEvent;
import nl.gewist.contract.ErasureEvent;
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
import nl.gewist.contract.Event;
import nl.gewist.contract.NoticeEvent;
import nl.gewist.contract.ParticipantEvent;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestEvent.UnacceptableRequest;
import nl.gewist.contract.RestoreEvent;
import nl.gewist.contract.RetentionEvent;

/** Where a request stands, as far as has been heard. In rising rank: of two with the same sequence the later one wins. */
public enum State {
    /** Something was said about it, but not yet that it exists. */
    SEEN,
    /** The platform asked; no answer yet. */
    REQUESTED,
    REGISTERED,
    HELD,
    ANNOUNCED,
    FAILED,
    REJECTED,
    CANCELLED,
    COMPLETED,
    CLOSED;

    /** The word in tables, the API and addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the person still waits for it. */
    public boolean isOpen() {
        return switch (this) {
            case SEEN, REQUESTED, REGISTERED, HELD, ANNOUNCED, FAILED -> true;
            case REJECTED, CANCELLED, COMPLETED, CLOSED -> false;
        };
    }

    /** The state of this word. */
    public static Optional<State> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** Where a request stands after this event, if nothing with a higher sequence was said. */
    static State after(Event event) {
        return switch (event) {
            case DeletionRequested _, UnacceptableRequest _ -> REQUESTED;
            case ErasureEvent erasure -> after(erasure);
            case DeletionCancelled _,
                    RestoreEvent _,
                    RetentionEvent _,
                    NoticeEvent _,
                    ParticipantEvent _,
                    BackupEvent _,
                    RecordDeadLettered _ -> SEEN;
        };
    }

    private static State after(ErasureEvent event) {
        return switch (event) {
            case ErasureRegistered _, ErasureReleased _ -> REGISTERED;
            case ErasureHeld _ -> HELD;
            case ErasureAnnounced _ -> ANNOUNCED;
            case ErasureFailed _ -> FAILED;
            case ErasureRejected _ -> REJECTED;
            case ErasureCancelled _ -> CANCELLED;
            case ErasureCompleted _ -> COMPLETED;
            case ErasureReplayed _ -> SEEN;
            case ErasureClosed _ -> CLOSED;
        };
    }

    /**
     * How much this state weighs against others of the same request: an event's own sequence, then the rank. What states
     * nothing by itself weighs nothing, whatever sequence it answers.
     */
    long standing(int sequence) {
        return this == SEEN ? 0 : (long) sequence * values().length + ordinal();
    }
}
