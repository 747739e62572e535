package nl.gewist.audit.log;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A leaf as the API shows it. Its values, in this order without {@code hash} and with a line feed between them, are what
 * was hashed together with the hash before.
 *
 * @param data exactly the text that was hashed
 */
public record ChainedEntry(
        long index,
        String hash,
        @Nullable String eventKey,
        @Nullable String type,
        @Nullable String source,
        @Nullable UUID requestId,
        int sequence,
        @Nullable Integer round,
        @Nullable Instant happenedAt,
        @Nullable Instant arrivedAt,
        @Nullable String topic,
        int partition,
        long offset,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String data) {

    static ChainedEntry of(Leaf leaf) {
        Entry entry = leaf.entry();
        if (entry == null) {
            return new ChainedEntry(
                    leaf.index(), leaf.hash(), null, null, null, null, 0, null, null, null, null, 0, 0, null);
        }
        return new ChainedEntry(
                leaf.index(),
                leaf.hash(),
                entry.eventKey(),
                entry.type(),
                entry.source(),
                entry.requestId(),
                entry.sequence(),
                entry.round(),
                entry.happenedAt(),
                entry.arrivedAt(),
                entry.origin().topic(),
                entry.origin().partition(),
                entry.origin().offset(),
                entry.data());
    }
}
