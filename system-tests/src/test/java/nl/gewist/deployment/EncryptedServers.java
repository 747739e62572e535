package nl.gewist.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import nl.gewist.embedded.PostgresServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka and PostgreSQL as production has them: TLS for whoever comes, and for Kafka a login. */
final class EncryptedServers implements AutoCloseable {
    static final String JAAS = "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"audit\" password=\"of-this-test\";";

    private final int kafkaPort = freePort();
    private final int internalPort = freePort();
    private final int controllerPort = freePort();
    private final KafkaRaftServer kafka;
    private final PostgresServer postgres;

    EncryptedServers(Path folder, Certificate certificate) throws Exception {
        kafka = startKafka(Files.createDirectories(folder.resolve("kafka")), certificate);
        postgres = new PostgresServer(folder.resolve("postgres"), 0)
                .withoutDurability()
                .start();
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '" + certificate.chain() + "'");
            statement.execute("alter system set ssl_key_file = '" + certificate.key() + "'");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
            statement.execute("create role gewist_audit login password 'of-this-test'");
            statement.execute("create database gewist_audit owner gewist_audit");
        }
    }

    String bootstrap() {
        return "localhost:" + kafkaPort;
    }

    int postgresPort() {
        return postgres.address().port();
    }

    Connection admin() throws Exception {
        return postgres.address().connect("postgres");
    }

    @Override
    public void close() {
        postgres.stop();
        kafka.shutdown();
        kafka.awaitShutdown();
    }

    private KafkaRaftServer startKafka(Path data, Certificate certificate) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setScramArguments(List.of("SCRAM-SHA-512=[name=audit,password=of-this-test]"))
                .run();
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(kafkaSettings(data, certificate), false), Time.SYSTEM);
        server.startup();
        return server;
    }

    private Map<String, String> kafkaSettings(Path data, Certificate certificate) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("log.dirs", data.toString()),
                Map.entry(
                        "listeners",
                        "SASL_SSL://localhost:" + kafkaPort + ",INTERNAL://localhost:" + internalPort
                                + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry(
                        "listener.security.protocol.map", "SASL_SSL:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "INTERNAL"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry(
                        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("ssl.keystore.type", "PEM"),
                Map.entry("ssl.keystore.location", certificate.both().toString()),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "10485760"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
