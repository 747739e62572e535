package nl.gewist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersStopAndStartTest {
    @TempDir
    Path folder;

    @Test
    void kafkaKeepsItsRecordsAndItsPort() throws Exception {
        KafkaServer kafka = new KafkaServer(folder.resolve("kafka"), 0).start();
        try {
            send(kafka.bootstrapServers(), "kept");
            kafka.stop();
            assertThat(FreePort.isFree(kafka.port())).isTrue();

            kafka.start();
            assertThat(read(kafka.bootstrapServers())).containsExactly("kept");
        } finally {
            kafka.stop();
        }
    }

    @Test
    void postgresKeepsItsRowsItsPortAndItsDurability() throws Exception {
        PostgresServer postgres = new PostgresServer(folder.resolve("postgres"), 0).start();
        try {
            Database database = new Databases(postgres.address()).ensure("gewist_kept");
            try (Connection c = database.connect();
                    Statement s = c.createStatement()) {
                s.execute("create table t as select 7 as seven");
            }
            postgres.stop();
            assertThat(FreePort.isFree(postgres.address().port())).isTrue();

            postgres.start();
            assertThat(one(database, "select seven::text from t")).isEqualTo("7");
            assertThat(one(database, "show fsync")).isEqualTo("on");
            assertThat(one(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(database, "show server_version")).startsWith("18.");
            assertThat(ProcessHandle.of(postgres.pid())).get().matches(ProcessHandle::isAlive);
            refusesWhatItDidNotMake(postgres);
        } finally {
            postgres.stop();
        }
    }

    private static void refusesWhatItDidNotMake(PostgresServer postgres) throws Exception {
        try (Connection c = postgres.address().connect("postgres");
                Statement s = c.createStatement()) {
            s.execute("create database gewist_theirs");
        }
        Databases databases = new Databases(postgres.address());
        assertThatThrownBy(() -> databases.ensure("gewist_theirs")).isInstanceOf(Databases.NotOurs.class);
        assertThatThrownBy(() -> databases.drop("gewist_theirs")).isInstanceOf(Databases.NotOurs.class);
        assertThatThrownBy(() -> databases.ensure("theirs")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String one(Database database, String sql) throws Exception {
        try (Connection c = database.connect();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void send(String bootstrap, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", 0, "key", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            List<String> values = new java.util.ArrayList<>();
            while (values.isEmpty()) {
                consumer.poll(Duration.ofSeconds(10)).forEach(r -> values.add(r.value()));
            }
            assertThat(values.getFirst().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
            return values;
        }
    }
}
