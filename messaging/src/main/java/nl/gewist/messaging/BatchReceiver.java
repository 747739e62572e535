package nl.gewist.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The one way in: decodes each record by itself, claims, lets the service apply, and commits all of it at once; the
 * offsets follow when this returns. Passing trouble is retried in place without limit. A record that fails for a lasting
 * reason is found by halving the batch and becomes a dead letter; its neighbours go on.
 */
@ApplicationScoped
public class BatchReceiver {
    private static final Logger LOG = Logger.getLogger(BatchReceiver.class);

    private final RecordDecoder decoder;
    private final Inbox inbox;
    private final Outbox outbox;
    private final BackOff backOff;
    private final MeterRegistry meters;

    BatchReceiver(RecordDecoder decoder, Inbox inbox, Outbox outbox, BackOff backOff, MeterRegistry meters) {
        this.decoder = decoder;
        this.inbox = inbox;
        this.outbox = outbox;
        this.backOff = backOff;
        this.meters = meters;
    }

    /** Receives what one poll brought. Returns when everything of it is committed. */
    public void receive(ConsumerRecords<byte[], byte[]> records, BatchHandler handler) {
        commit(list(records), claiming(handler));
    }

    /**
     * The same for a service whose own table knows every {@link Received#key()}, and so is its inbox: the handler also
     * gets events that were delivered before, and events that stand in the batch twice.
     */
    public void receiveUnclaimed(ConsumerRecords<byte[], byte[]> records, BatchHandler handler) {
        commit(list(records), handler);
    }

    private static List<ConsumerRecord<byte[], byte[]>> list(ConsumerRecords<byte[], byte[]> records) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.count());
        records.forEach(all::add);
        return all;
    }

    private BatchHandler claiming(BatchHandler handler) {
        return events -> {
            List<Received> fresh = inbox.claim(events);
            if (!fresh.isEmpty()) {
                handler.apply(fresh);
            }
        };
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> batch, BatchHandler handler) {
        try {
            backOff.untilDone(
                    "a batch of " + batch.size() + " records from "
                            + batch.getFirst().topic(),
                    () -> QuarkusTransaction.requiringNew().run(() -> apply(batch, handler)));
        } catch (LastingFailure failure) {
            if (batch.size() == 1) {
                giveUp(batch.getFirst(), failure);
                return;
            }
            int half = batch.size() / 2;
            commit(batch.subList(0, half), handler);
            commit(batch.subList(half, batch.size()), handler);
        }
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> batch, BatchHandler handler) {
        List<Received> readable = new ArrayList<>(batch.size());
        List<Outgoing> deadLetters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            try {
                readable.add(decoder.decode(consumed));
            } catch (UnreadableEvent unreadable) {
                deadLetters.add(deadLetter(consumed, unreadable.reason()));
            }
        }
        outbox.add(deadLetters);
        inbox.advance(nextOffsets(batch));
        if (!readable.isEmpty()) {
            handler.apply(readable);
        }
    }

    private static Map<TopicPartition, Long> nextOffsets(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.forEach(consumed -> next.merge(
                new TopicPartition(consumed.topic(), consumed.partition()), consumed.offset() + 1, Math::max));
        return next;
    }

    private void giveUp(ConsumerRecord<byte[], byte[]> consumed, LastingFailure failure) {
        LOG.errorf(
                "cannot apply the record at %s-%d@%d: %s; it becomes a dead letter",
                consumed.topic(), consumed.partition(), consumed.offset(), failure.reason());
        backOff.untilDone(
                "a dead letter",
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(List.of(deadLetter(consumed, failure.reason())));
                    inbox.advance(nextOffsets(List.of(consumed)));
                }));
    }

    private Outgoing deadLetter(ConsumerRecord<byte[], byte[]> consumed, String reason) {
        meters.counter("gewist.dead.letters", "reason", reason).increment();
        byte[] value = consumed.value() == null ? new byte[0] : consumed.value();
        var letter = new RecordDeadLettered(
                consumed.topic(), consumed.partition(), consumed.offset(), reason, value.length, sha256(value));
        return outbox.outgoing(letter, 0, consumed.topic() + "-" + consumed.partition() + "@" + consumed.offset());
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
