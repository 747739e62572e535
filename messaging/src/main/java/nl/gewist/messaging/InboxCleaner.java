package nl.gewist.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Once an hour forgets claims that no topic can deliver again. */
@ApplicationScoped
class InboxCleaner extends Worker {
    private final Inbox inbox;
    private final MessagingConfig config;
    private final Clock clock;

    InboxCleaner(Inbox inbox, MessagingConfig config, Clock clock, WorkerSettings settings) {
        super(new WorkerSettings(Duration.ofHours(1), settings.maxBackOff()));
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    protected int work() {
        inbox.forgetBefore(clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minus(config.messaging().inboxRetention())
                .toInstant());
        return 0;
    }
}
