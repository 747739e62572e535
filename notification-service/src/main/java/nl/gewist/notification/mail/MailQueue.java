package nl.gewist.notification.mail;

import static nl.gewist.messaging.Sql.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.notice.StoredNotice;

/** The notices that wait for their mail. */
@ApplicationScoped
class MailQueue {
    private static final int ENOUGH_DOUBLINGS = 20;

    private final Sql sql;
    private final NoticeConfig config;
    private final Clock clock;

    MailQueue(Sql sql, NoticeConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /** Takes notices that are due; other replicas pass them by until this transaction ends. */
    List<StoredNotice> takeDue(int atMost) {
        return sql.query("select " + StoredNotice.COLUMNS + """
                 from notice where state = 'due' and next_attempt <= ?
                order by next_attempt limit ? for no key update skip locked""", StoredNotice::read, clock.instant(), atMost);
    }

    /** The mail server took them. */
    void sent(Collection<StoredNotice> notices) {
        sql.update("""
                update notice set state = 'sent', code = null, settled_at = ?, attempts = attempts + 1
                where notice_id = any(?::uuid[])""", clock.instant(), column(notices, StoredNotice::noticeId));
    }

    /** They cannot be delivered, each for the reason with it. */
    void failed(Map<StoredNotice, String> codes) {
        sql.update("""
                update notice set state = 'failed', code = its.code, settled_at = ?, attempts = attempts + 1
                from unnest(?::uuid[], ?::text[]) as its(id, code) where notice_id = its.id""", clock.instant(), column(codes.keySet(), StoredNotice::noticeId), codes.values());
    }

    /** They are due again after a pause that doubles with every attempt. */
    void later(Collection<StoredNotice> notices) {
        Instant now = clock.instant();
        sql.update(
                """
                update notice set next_attempt = its.next_attempt, attempts = attempts + 1
                from unnest(?::uuid[], ?::timestamptz[]) as its(id, next_attempt) where notice_id = its.id""",
                column(notices, StoredNotice::noticeId),
                column(notices, notice -> now.plus(pause(notice.attempts()))));
    }

    private Duration pause(int attempts) {
        Duration pause = config.firstRetry().multipliedBy(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        return pause.compareTo(config.longestRetry()) > 0 ? config.longestRetry() : pause;
    }
}
