package nl.gewist.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * Apache Kafka itself (KRaft, broker and controller in one) inside this JVM, on 127.0.0.1. Stopping and starting keeps
 * port and data, so clients see what they see when a broker is restarted.
 */
public final class KafkaServer {
    private static final int NODE = 1;

    private final Path data;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    /** Nothing happens before {@link #start()}; port 0 means a free one, kept for the life of this object. */
    public KafkaServer(Path data, int port) {
        this.data = data.toAbsolutePath();
        this.port = FreePort.or(port);
        this.controllerPort = FreePort.or(0);
    }

    public synchronized KafkaServer start() {
        if (server != null) {
            return this;
        }
        formatOnce();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
        starting.startup();
        server = starting;
        return this;
    }

    /** Clean stop: log segments are flushed and the data folder can be started again. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    private void formatOnce() {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("Kafka's data folder " + data + " cannot be written", e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's data folder " + data + " cannot be formatted", e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(addresses());
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", data.toString());
        settings.put("num.partitions", "4");
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.io.threads", "4");
        settings.put("num.network.threads", "2");
        // The default takes 128 MiB of heap for a cleaner that has next to nothing to clean here.
        settings.put("log.cleaner.dedupe.buffer.size", "10485760");
        return settings;
    }

    private Map<String, String> addresses() {
        return Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort);
    }
}
