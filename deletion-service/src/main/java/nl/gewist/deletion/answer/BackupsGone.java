package nl.gewist.deletion.answer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.messaging.Received;
import nl.gewist.messaging.Sql;

/** Notes that no backup holds the person any more. */
@ApplicationScoped
class BackupsGone {
    private final Sql sql;
    private final Clock clock;

    BackupsGone(AgroalDataSource dataSource, Clock clock) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
    }

    /** Told before the erasure, or again, it changes nothing. */
    void apply(List<Received> events) {
        List<BackupExpiryCompleted> gone = events.stream()
                .map(Received::event)
                .filter(BackupExpiryCompleted.class::isInstance)
                .map(BackupExpiryCompleted.class::cast)
                .toList();
        if (!gone.isEmpty()) {
            sql.update("""
                    update request set backups_gone_at = ? where request_id in (
                        select request_id from request where request_id = any(?::uuid[]) and state = 'completed'
                          and backups_gone_at is null order by request_id for no key update)""", clock.instant(), Sql.column(gone, BackupExpiryCompleted::requestId));
        }
    }
}
