package nl.gewist.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sealing.KeyEncryptionKey;

/** The sample platform with a few learners, its map, and a key; and a port for {@link SmtpGate}. */
public class NotificationPlatform implements QuarkusTestResourceLifecycleManager {
    private Database platform;

    @Override
    public Map<String, String> start() {
        platform = TestServers.shared().freshDatabase("notification_platform");
        try (Connection connection = platform.connect()) {
            SamplePlatform.create(connection, 20, 7);
            Path folder = Files.createTempDirectory("notification");
            Path key = folder.resolve("key.json");
            KeyEncryptionKey.generate(key);
            return Map.of(
                    "gewist.stores.platform.jdbc-url", platform.jdbcUrl(),
                    "gewist.stores.platform.username", platform.user(),
                    "gewist.stores.platform.password", platform.password(),
                    "gewist.data-map",
                            SamplePlatform.writeDataMap(folder.resolve("data-map.yaml"))
                                    .toString(),
                    "gewist.sealing.key-file", key.toString(),
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(SmtpGate.freePort()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int order() {
        return 1; // after GewistServers, whose mail server this puts a gate before
    }

    @Override
    public void stop() {
        TestServers.shared().databases().drop(platform.name());
    }
}
