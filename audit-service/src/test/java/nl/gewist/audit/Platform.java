package nl.gewist.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.NoticeEvent.NoticeSent;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks on the topics as the platform and the other services do. */
public final class Platform implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private final String prefix = config("gewist.topic-prefix");
    private final KafkaProducer<byte[], byte[]> producer;

    public Platform() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", config("kafka.bootstrap.servers"));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes an event where it belongs. */
    public void say(Said said) {
        String topic = said.outgoing().type().topic();
        send(topic, String.valueOf(said.outgoing().event().requestId()), said.json());
    }

    /** Publishes a value as it is. */
    public void send(String topic, String key, String value) {
        try {
            producer.send(new ProducerRecord<>(
                            prefix + topic,
                            key.getBytes(StandardCharsets.UTF_8),
                            value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The life of one request until its backups have an end; about an hour, one event a minute. */
    public static List<Said> life(UUID id, String subjectId) {
        var subject = new Subject(SubjectType.LEARNER, subjectId);
        var noticeId = UUID.randomUUID();
        return List.of(
                said(
                        new DeletionRequested(id, subject, NOON, RequestedBy.SUBJECT, null, "no-longer-needed", "nl"),
                        0,
                        "0",
                        0),
                said(
                        new ErasureRegistered(
                                id, subject, null, NOON.plusSeconds(259_200), java.time.LocalDate.parse("2026-04-02")),
                        1,
                        "1",
                        1),
                said(
                        new ErasureAnnounced(
                                id,
                                subject,
                                null,
                                1,
                                "sha256:0123456789ab",
                                List.of("retention-service", "notification-service")),
                        2,
                        "1",
                        2),
                said(new InvoicesSecured(id, 1, "sha256:0123456789ab", 3, "0".repeat(64)), 2, "1", 3),
                said(new NoticesStored(id, 1, 2), 2, "1", 4),
                said(
                        new ErasureCompleted(
                                id,
                                1,
                                Map.of(
                                        "platform.enrolment",
                                        new Counts(12, 0, 0),
                                        "platform.forum_post",
                                        new Counts(0, 4, 0),
                                        "platform.invoice",
                                        new Counts(0, 3, 3))),
                        3,
                        "1",
                        5),
                said(new BackupExpiryScheduled(id, java.time.LocalDate.parse("2026-05-01")), 3, "1", 6),
                said(new NoticeSent(id, noticeId), 2, noticeId.toString(), 7));
    }

    /** The end of that life. */
    public static Said closed(UUID id) {
        return said(new ErasureClosed(id), 4, "1", 90_000);
    }

    /** An event of this minute. */
    public static Said said(Event event, int sequence, String occurrence, int minute) {
        var outgoing = new Outgoing(event, sequence, occurrence, NOON.plusSeconds(60L * minute));
        String by = outgoing.type().topic().replace("gewist.", "");
        return new Said(outgoing, EventCodec.encode(outgoing, by));
    }

    @Override
    public void close() {
        producer.close();
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** An event with its JSON. */
    public record Said(Outgoing outgoing, String json) {}
}
