package nl.gewist.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the tests' servers, wherever it runs: somebody's own when its usual variables are given, a container where a
 * Docker engine answers, embedded otherwise.
 *
 * @param start returns the address once it answers
 * @param stop does nothing to somebody's own
 */
record Part<T>(Supplier<T> start, Runnable stop) {

    static Part<String> kafka(Map<String, String> environment, Path folder) {
        String given = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        if (!given.isBlank()) {
            return new Part<>(() -> given, () -> {});
        }
        if (Containers.areWanted(environment)) {
            return Containers.kafka();
        }
        KafkaServer server = new KafkaServer(folder.resolve("kafka"), 0);
        return new Part<>(() -> server.start().bootstrapServers(), server::stop);
    }

    static Part<PostgresAddress> postgres(Map<String, String> environment, Path folder) {
        return PostgresAddress.given(environment)
                .map(given -> new Part<>(() -> given, () -> {}))
                .orElseGet(() -> Containers.areWanted(environment) ? Containers.postgres() : embeddedPostgres(folder));
    }

    private static Part<PostgresAddress> embeddedPostgres(Path folder) {
        PostgresServer server = new PostgresServer(folder.resolve("postgres"), 0).withoutDurability();
        return new Part<>(() -> server.start().address(), server::stop);
    }
}
