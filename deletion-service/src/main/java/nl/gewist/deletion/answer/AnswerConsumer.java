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
    private final BackupsGone backupsGone;

    AnswerConsumer(BatchReceiver receiver, Readiness readiness, BackupsGone backupsGone) {
        this.receiver = receiver;
        this.readiness = readiness;
        this.backupsGone = backupsGone;
    }

    @Incoming("answers")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, events -> {
            readiness.apply(events);
            backupsGone.apply(events);
        });
    }
}
