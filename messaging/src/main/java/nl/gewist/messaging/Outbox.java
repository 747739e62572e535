package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final MessagingConfig config;
    private final Relay relay;
    private final Clock clock;

    Outbox(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            MessagingConfig config,
            Relay relay,
            Clock clock) {
        this.dataSource = dataSource;
        this.transaction = transaction;
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
        requireTransaction();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into outbox (topic, record_key, payload)
                        select topic, record_key, payload
                        from unnest(?, ?, ?) with ordinality as event(topic, record_key, payload, place)
                        order by place""")) {
            statement.setArray(1, array(connection, events, this::topic));
            statement.setArray(2, array(connection, events, Outbox::key));
            statement.setArray(3, array(connection, events, event -> EventCodec.encode(event, config.service())));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private void requireTransaction() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are written inside the transaction that makes them happen");
        }
    }

    private static java.sql.Array array(
            Connection connection, Collection<Outgoing> events, java.util.function.Function<Outgoing, String> column)
            throws SQLException {
        return connection.createArrayOf("text", events.stream().map(column).toArray(String[]::new));
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

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
