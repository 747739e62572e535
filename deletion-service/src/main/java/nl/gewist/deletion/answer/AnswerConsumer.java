package nl.gewist.deletion.answer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.messaging.BatchReceiver;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What retention, notification and the platform's own participants say. */
@ApplicationScoped
class AnswerConsumer {
    private final BatchReceiver receiver;
    private final Readiness readiness;

    AnswerConsumer(BatchReceiver receiver, Readiness readiness) {
        this.receiver = receiver;
        this.readiness = readiness;
    }

    @Incoming("answers")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, readiness::apply);
    }
}
