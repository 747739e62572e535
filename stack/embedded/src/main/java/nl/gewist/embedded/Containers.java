package nl.gewist.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The tests' servers from Testcontainers, where a Docker engine answers. Honestly: this was written where none did, so it
 * compiles but has never been run. {@code GEWIST_TEST_SERVERS=embedded} switches it off, {@code =containers} demands it.
 */
final class Containers {
    private static final int KAFKA_PORT = 9092;

    private Containers() {}

    static boolean areWanted(Map<String, String> environment) {
        return switch (environment.getOrDefault("GEWIST_TEST_SERVERS", "")) {
            case "containers" -> true;
            case "embedded" -> false;
            // Looking for an engine in earnest takes seconds, so only where there is a sign of one.
            default ->
                (environment.containsKey("DOCKER_HOST") || Files.exists(Path.of("/var/run/docker.sock")))
                        && DockerClientFactory.instance().isDockerAvailable();
        };
    }

    static Part<PostgresAddress> postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse("postgres:18.6"));
        container.withUsername("postgres").withPassword("postgres").withDatabaseName("postgres");
        container.withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
        return new Part<>(
                () -> {
                    container.start();
                    int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
                    return new PostgresAddress(container.getHost(), port, "postgres", "postgres");
                },
                container::stop);
    }

    /** A fixed port, because a broker has to know its address before it starts. */
    static Part<String> kafka() {
        int port = FreePort.or(0);
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("apache/kafka:4.1.1"));
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + KAFKA_PORT));
        container.withEnv(kafkaSettings(port));
        container.waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        return new Part<>(
                () -> {
                    container.start();
                    return "127.0.0.1:" + port;
                },
                container::stop);
    }

    private static Map<String, String> kafkaSettings(int port) {
        return Map.of(
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_LISTENERS", "PLAINTEXT://:" + KAFKA_PORT + ",CONTROLLER://:9093",
                "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port,
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                "KAFKA_NUM_PARTITIONS", "4");
    }
}
