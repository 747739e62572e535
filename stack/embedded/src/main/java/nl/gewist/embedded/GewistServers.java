package nl.gewist.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests' servers as a Quarkus test resource: real Kafka, PostgreSQL and SMTP from {@link TestServers}, with fresh
 * databases and a topic prefix for every start of the application. Init arguments: {@code name} (used in the databases'
 * names), {@code keys=true} (a second database, datasource {@code keys}), {@code platform=true} (an empty platform store).
 */
public final class GewistServers implements QuarkusTestResourceLifecycleManager {
    private final List<Database> made = new ArrayList<>();
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        TestServers servers = TestServers.shared();
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.devservices.enabled", "false");
        config.put("kafka.bootstrap.servers", servers.kafka());
        config.put("gewist.topic-prefix", servers.freshTopicPrefix());
        config.put("quarkus.mailer.mock", "false");
        config.put("quarkus.mailer.host", servers.smtp().host());
        config.put("quarkus.mailer.port", Integer.toString(servers.smtp().port()));
        String name = arguments.getOrDefault("name", "test");
        put(config, "quarkus.datasource.", "jdbc.url", fresh(servers, name));
        if (asked("keys")) {
            put(config, "quarkus.datasource.keys.", "jdbc.url", fresh(servers, name + "_keys"));
        }
        if (asked("platform")) {
            put(config, "gewist.stores.platform.", "jdbc-url", fresh(servers, name + "_platform"));
        }
        return config;
    }

    @Override
    public void stop() {
        Databases databases = TestServers.shared().databases();
        made.forEach(database -> databases.drop(database.name()));
        made.clear();
    }

    private boolean asked(String argument) {
        return Boolean.parseBoolean(arguments.get(argument));
    }

    private Database fresh(TestServers servers, String something) {
        Database database = servers.freshDatabase(something);
        made.add(database);
        return database;
    }

    private static void put(Map<String, String> config, String prefix, String url, Database database) {
        config.put(prefix + url, database.jdbcUrl());
        config.put(prefix + "username", database.user());
        config.put(prefix + "password", database.password());
    }
}
