package nl.gewist.deletion.answer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.messaging.Received;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Notes that no backup holds the person any more, or that one may again since a store was put back. */
@ApplicationScoped
class BackupsGone {
    private final Sql sql;
    private final Clock clock;

    BackupsGone(AgroalDataSource dataSource, Clock clock) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
    }

    /**
     * What was said last of a request holds. Told before the erasure, or again, it changes nothing; nor once it is being
     * closed: then nothing could be applied again either.
     */
    void apply(List<Received> events) {
        Map<UUID, @Nullable Instant> goneAt = new LinkedHashMap<>();
        for (Received received : events) {
            if (received.event() instanceof BackupExpiryCompleted event) {
                goneAt.put(event.requestId(), clock.instant());
            } else if (received.event() instanceof BackupExpiryScheduled event) {
                goneAt.put(event.requestId(), null);
            }
        }
        if (!goneAt.isEmpty()) {
            sql.update(
                    """
                    update request set backups_gone_at = said.gone_at
                    from unnest(?::uuid[], ?::timestamptz[]) as said(id, gone_at)
                    where request_id in (select request_id from request
                            where request_id = any(?::uuid[]) and state = 'completed' and closing_at is null
                            order by request_id for no key update)
                      and request_id = said.id and (backups_gone_at is null) <> (said.gone_at is null)""",
                    Sql.column(goneAt.keySet(), id -> id),
                    Sql.column(goneAt.keySet(), goneAt::get),
                    List.copyOf(goneAt.keySet()));
        }
    }
}
