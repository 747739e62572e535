package nl.gewist.audit.ingest;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.audit.log.AuditLog;
import nl.gewist.audit.request.Change;
import nl.gewist.audit.request.RequestTable;
import nl.gewist.messaging.BatchReceiver;
import nl.gewist.messaging.Received;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears everything that is said. */
@ApplicationScoped
class EventConsumer {
    private final BatchReceiver receiver;
    private final AuditLog log;
    private final RequestTable requests;

    EventConsumer(BatchReceiver receiver, AuditLog log, RequestTable requests) {
        this.receiver = receiver;
        this.log = log;
        this.requests = requests;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        take(records);
    }

    // Not a second @Incoming on the first: merged channels read 128 batches ahead, which a backlog turns into no
    // memory.
    @Incoming("participants")
    @Blocking
    void receiveFromParticipants(ConsumerRecords<byte[], byte[]> records) {
        take(records);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        receiver.receiveUnclaimed(records, this::apply);
    }

    private void apply(List<Received> events) {
        requests.project(log.append(events).stream().mapMulti(Change::of).toList());
    }
}
