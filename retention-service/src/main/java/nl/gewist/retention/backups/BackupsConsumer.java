package nl.gewist.retention.backups;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what the backup tooling says. */
@ApplicationScoped
class BackupsConsumer {
    private final BatchReceiver receiver;
    private final Catalogue catalogue;

    BackupsConsumer(BatchReceiver receiver, Catalogue catalogue) {
        this.receiver = receiver;
        this.catalogue = catalogue;
    }

    @Incoming("backups")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, catalogue::apply);
    }
}
