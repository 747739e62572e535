package nl.gewist.deletion.request;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the platform says. */
@ApplicationScoped
class RequestConsumer {
    private final BatchReceiver receiver;
    private final Registration registration;

    RequestConsumer(BatchReceiver receiver, Registration registration) {
        this.receiver = receiver;
        this.registration = registration;
    }

    @Incoming("requests")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, registration::apply);
    }
}
