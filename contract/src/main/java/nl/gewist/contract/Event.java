package nl.gewist.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened, in the past tense: the data of one CloudEvent of the contract. */
public sealed interface Event
        permits RequestEvent,
                ErasureEvent,
                RestoreEvent,
                RetentionEvent,
                NoticeEvent,
                ParticipantEvent,
                BackupEvent,
                RecordDeadLettered {
    /** The request this is about; null only where an event concerns no single request. */
    @Nullable
    UUID requestId();
}
