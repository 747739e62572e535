package nl.gewist.notification.cleanup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import nl.gewist.contract.NoticeEvent.CleanupConfirmed;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.notice.StoredNotice;

/** Confirms cleanup tasks. */
@ApplicationScoped
class Cleanup {
    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    Cleanup(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The owner says a system is clean. Saying it again changes nothing.
     *
     * @return false if the notice has no such system
     */
    @Transactional
    boolean confirm(StoredNotice notice, String system) {
        int changed = sql.update(
                "update cleanup_task set confirmed_at = ? where notice_id = ? and system = ? and confirmed_at is null",
                clock.instant(),
                notice.noticeId(),
                system);
        if (changed > 0) {
            outbox.add(
                    new CleanupConfirmed(notice.requestId(), notice.noticeId(), system),
                    notice.sequence(),
                    notice.noticeId() + "/" + system);
            return true;
        }
        return !sql.query(
                        "select 1 from cleanup_task where notice_id = ? and system = ?",
                        row -> row.getInt(1),
                        notice.noticeId(),
                        system)
                .isEmpty();
    }
}
