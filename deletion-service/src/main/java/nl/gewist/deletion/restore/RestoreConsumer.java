package nl.gewist.deletion.restore;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the backup tooling says. */
@ApplicationScoped
class RestoreConsumer {
    private final BatchReceiver receiver;
    private final Restores restores;

    RestoreConsumer(BatchReceiver receiver, Restores restores) {
        this.receiver = receiver;
        this.restores = restores;
    }

    @Incoming("backups")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, restores::apply);
    }
}
