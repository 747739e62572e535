package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Once an hour forgets claims that no topic can deliver again. */
@ApplicationScoped
class InboxCleaner extends Worker {
    private final AgroalDataSource dataSource;
    private final Inbox inbox;
    private final MessagingConfig config;
    private final Clock clock;

    InboxCleaner(
            AgroalDataSource dataSource, Inbox inbox, MessagingConfig config, Clock clock, WorkerSettings settings) {
        super(new WorkerSettings(Duration.ofHours(1), settings.maxBackOff()));
        this.dataSource = dataSource;
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    protected int work() throws SQLException {
        var limit = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minus(config.messaging().inboxRetention());
        try (Connection connection = dataSource.getConnection()) {
            inbox.forgetBefore(connection, limit);
        }
        return 0;
    }
}
