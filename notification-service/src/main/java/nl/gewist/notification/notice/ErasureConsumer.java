package nl.gewist.notification.notice;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code gewist.erasures}. */
@ApplicationScoped
class ErasureConsumer {
    private final BatchReceiver receiver;
    private final Announcements announcements;

    ErasureConsumer(BatchReceiver receiver, Announcements announcements) {
        this.receiver = receiver;
        this.announcements = announcements;
    }

    @Incoming("erasures")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, announcements::apply);
    }
}
