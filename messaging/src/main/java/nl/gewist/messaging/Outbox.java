package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.Event;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.EventType;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RecordDeadLettered;
import nl.gewist.contract.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Events to be published, written in the transaction that made them happen; the {@link Relay} brings them to Kafka.
 * Write them while holding the lock of the request's row: that keeps the order per request.
 */
@ApplicationScoped
public class Outbox {
    private final Sql sql;
    private final AfterCommit afterCommit;
    private final MessagingConfig config;
    private final Relay relay;
    private final Clock clock;

    Outbox(AgroalDataSource dataSource, AfterCommit afterCommit, MessagingConfig config, Relay relay, Clock clock) {
        this.sql = new Sql(dataSource);
        this.afterCommit = afterCommit;
        this.config = config;
        this.relay = relay;
        this.clock = clock;
    }

    /** Adds one event. See {@link #add(Collection)}. */
    public void add(Event event, int sequence, Object occurrence) {
        add(List.of(outgoing(event, sequence, occurrence)));
    }

    /** An event that happens now. See {@link Outgoing} for the arguments. */
    public Outgoing outgoing(Event event, int sequence, Object occurrence) {
        return new Outgoing(event, sequence, occurrence.toString(), clock.instant());
    }

    /**
     * Adds events, in this order, with one statement.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void add(Collection<Outgoing> events) {
        if (events.isEmpty()) {
            return;
        }
        afterCommit.run(relay::wake);
        sql.update(
                """
                insert into outbox (topic, record_key, payload)
                select topic, record_key, payload
                from unnest(?::text[], ?::text[], ?::text[]) with ordinality as event(topic, record_key, payload, place)
                order by place""",
                Sql.column(events, this::topic),
                Sql.column(events, Outbox::key),
                Sql.column(events, event -> EventCodec.encode(event, config.service())));
    }

    private String topic(Outgoing outgoing) {
        String name = outgoing.type() == EventType.RECORD_DEAD_LETTERED
                ? Topics.deadLetters(config.service())
                : outgoing.type().topic();
        return config.topicPrefix() + name;
    }

    private static String key(Outgoing outgoing) {
        @Nullable UUID request = outgoing.event().requestId();
        return switch (outgoing.event()) {
            case RecordDeadLettered letter -> letter.topic() + "-" + letter.partition();
            default -> request == null ? outgoing.type().shortName() : request.toString();
        };
    }
}
