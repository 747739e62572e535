package nl.gewist.audit.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import nl.gewist.audit.log.Entry;
import nl.gewist.audit.log.Heard;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.Event;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import org.jspecify.annotations.Nullable;

/**
 * What one event adds to what is known of a request. Changes may come in any order: the result is the same.
 *
 * @param entryId of the event's entry
 * @param standing see {@link State#standing}
 */
public record Change(UUID requestId, long entryId, String type, State state, long standing, Instant at, Event event) {

    /** Passes on the change that this event makes, if it is about a request. */
    public static void of(Heard heard, Consumer<Change> changes) {
        Entry entry = heard.entry();
        UUID requestId = entry.requestId();
        if (requestId != null) {
            State state = State.after(heard.event());
            changes.accept(new Change(
                    requestId,
                    entry.id(),
                    entry.type(),
                    state,
                    state.standing(entry.sequence()),
                    entry.at(),
                    heard.event()));
        }
    }

    @Nullable
    String subjectType() {
        return switch (event) {
            case DeletionRequested requested -> requested.subject().type().word();
            case ErasureRegistered registered -> registered.subject().type().word();
            case ErasureAnnounced announced -> announced.subject().type().word();
            default -> null;
        };
    }

    /** Whether only one owner's part is to go. */
    @Nullable
    Boolean part() {
        return switch (event) {
            case DeletionRequested requested -> requested.scope() != null;
            case ErasureRegistered registered -> registered.scope() != null;
            case ErasureAnnounced announced -> announced.scope() != null;
            default -> null;
        };
    }

    @Nullable
    LocalDate deadline() {
        return event instanceof ErasureRegistered registered ? registered.deadline() : null;
    }

    @Nullable
    LocalDate backupsUntil() {
        return event instanceof BackupExpiryScheduled scheduled ? scheduled.goneBy() : null;
    }

    /** The sum over all collections, once erased. */
    @Nullable
    Long total(ToLongFunction<Counts> count) {
        return event instanceof ErasureCompleted completed
                ? completed.counts().values().stream().mapToLong(count).sum()
                : null;
    }
}
