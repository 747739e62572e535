package nl.gewist.contract;

import java.util.List;
import java.util.UUID;

/** What a participant of the platform says on its own topic. */
public sealed interface ParticipantEvent extends Event {
    @Override
    UUID requestId();

    /** The participant's own part is erased. */
    record ParticipantErased(UUID requestId, int round, long removed, long retained, List<String> codes)
            implements ParticipantEvent {}

    /** The participant cannot erase its part. */
    record ParticipantRefused(UUID requestId, int round, String code) implements ParticipantEvent {}
}
