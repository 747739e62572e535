package nl.gewist.notification.forgetting;

import static nl.gewist.messaging.Sql.column;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.notice.PersonalPart;
import nl.gewist.sealing.KeyStore;
import org.jboss.logging.Logger;

/**
 * Destroys the keys of notices whose cleanup is confirmed, or whose term is over; then nobody can read the personal part
 * any more, in backups neither. A notice that still waits for its mail is left alone.
 */
@ApplicationScoped
public class ForgettingWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(ForgettingWorker.class);
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final KeyStore keys;
    private final NoticeConfig config;
    private final Clock clock;

    ForgettingWorker(Sql sql, KeyStore keys, NoticeConfig config, Clock clock, WorkerSettings settings) {
        super(new WorkerSettings(Duration.ofDays(1), settings.maxBackOff()));
        this.sql = sql;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @Override
    protected int work() {
        int forgotten = QuarkusTransaction.requiringNew().call(this::forgetSome);
        if (forgotten > 0) {
            LOG.infof("forgot the personal part of %d notices", forgotten);
        }
        return forgotten;
    }

    private int forgetSome() {
        List<UUID> over = sql.query("""
                select notice_id from notice
                where sealed is not null and state <> 'due'
                  and (settled_at < ?
                       or (exists (select from cleanup_task task where task.notice_id = notice.notice_id)
                           and not exists (select from cleanup_task task
                                           where task.notice_id = notice.notice_id and task.confirmed_at is null)))
                limit ? for no key update skip locked""", row -> row.getObject(1, UUID.class), before(), AT_ONCE);
        if (!over.isEmpty()) {
            // Keys first: a crash in between leaves a sealed value that nobody can read, and the row to be found again.
            keys.destroy(over.stream().map(PersonalPart::keyId).toList());
            sql.update("update notice set sealed = null where notice_id = any(?::uuid[])", column(over, id -> id));
        }
        return over.size();
    }

    private Instant before() {
        return clock.instant()
                .atZone(clock.getZone())
                .minus(config.keepPersonalPart())
                .toInstant();
    }
}
