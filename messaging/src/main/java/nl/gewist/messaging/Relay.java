package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outbox to Kafka, in order. One relay per service is active (advisory lock). A crash between sending and
 * deleting sends rows again; the receivers' inboxes drop them.
 */
@ApplicationScoped
class Relay extends Worker {
    private static final long LOCK = 0x6765776973740001L;
    private static final byte[] STRUCTURED = "application/cloudevents+json".getBytes(StandardCharsets.UTF_8);

    private final AgroalDataSource dataSource;
    private final Map<String, Object> kafka;
    private final MessagingConfig config;
    private @Nullable Connection lockHolder;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    Relay(
            AgroalDataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MessagingConfig config,
            WorkerSettings settings) {
        super(settings);
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.config = config;
    }

    @Override
    protected int work() throws SQLException, InterruptedException, ExecutionException {
        try {
            Connection connection = lockHolder();
            if (connection == null) {
                return 0;
            }
            List<Row> rows = next(connection);
            send(rows);
            delete(connection, rows);
            return rows.size();
        } catch (SQLException e) {
            giveUpLock();
            throw e;
        }
    }

    @Override
    protected void stopped() {
        giveUpLock();
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private @Nullable Connection lockHolder() throws SQLException {
        if (lockHolder != null) {
            return lockHolder;
        }
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            if (locked(statement)) {
                // A lost delete only sends a row twice; no need to wait for the disk.
                statement.execute("set synchronous_commit = off");
                lockHolder = connection;
                return connection;
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return null;
    }

    private static boolean locked(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** Aborted rather than given back to the pool: that also ends the session's lock and settings. */
    private void giveUpLock() {
        Connection connection = lockHolder;
        lockHolder = null;
        if (connection == null) {
            return;
        }
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is broken already, and with it the lock is gone.
            wake();
        }
    }

    private List<Row> next(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select id, topic, record_key, payload from outbox order by id limit ?")) {
            statement.setInt(1, config.messaging().relayBatch());
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), result.getString(2), result.getString(3), result.getString(4)));
                }
            }
            return rows;
        }
    }

    private void send(List<Row> rows) throws InterruptedException, ExecutionException {
        KafkaProducer<byte[], byte[]> kafkaProducer = producer();
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (Row row : rows) {
            sent.add(kafkaProducer.send(row.toRecord()));
        }
        kafkaProducer.flush();
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    private static void delete(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray(Long[]::new)));
            statement.executeUpdate();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.service() + "-relay");
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private record Row(long id, String topic, String key, String payload) {
        ProducerRecord<byte[], byte[]> toRecord() {
            var outgoing = new ProducerRecord<>(
                    topic, key.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
            outgoing.headers().add("content-type", STRUCTURED);
            return outgoing;
        }
    }
}
