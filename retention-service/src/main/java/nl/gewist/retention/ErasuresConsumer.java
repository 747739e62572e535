package nl.gewist.retention;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what the deletion-service says. */
@ApplicationScoped
class ErasuresConsumer {
    private final BatchReceiver receiver;
    private final Erasures erasures;

    ErasuresConsumer(BatchReceiver receiver, Erasures erasures) {
        this.receiver = receiver;
        this.erasures = erasures;
    }

    @Incoming("erasures")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, erasures::apply);
    }
}
