package nl.gewist.notification.notice;

import static nl.gewist.messaging.Sql.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/** Reads notices and their cleanup tasks. */
@ApplicationScoped
public class Notices {
    private final Sql sql;

    Notices(Sql sql) {
        this.sql = sql;
    }

    /** The notice of this id. */
    public Optional<StoredNotice> find(UUID noticeId) {
        return sql
                .query(
                        "select " + StoredNotice.COLUMNS + " from notice where notice_id = ?",
                        StoredNotice::read,
                        noticeId)
                .stream()
                .findFirst();
    }

    /** An owner's latest notices, newest first. */
    public List<StoredNotice> ofOwner(String ownerId, int atMost) {
        return sql.query(
                "select " + StoredNotice.COLUMNS + " from notice where owner_id = ? order by stored_at desc limit ?",
                StoredNotice::read,
                ownerId,
                atMost);
    }

    /** The cleanup tasks of notices. */
    public List<CleanupTask> tasks(List<StoredNotice> ofThese) {
        return sql.query(
                """
                select notice_id, system, confirmed_at is not null from cleanup_task
                where notice_id = any(?::uuid[]) order by notice_id, system""",
                row -> new CleanupTask(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)),
                column(ofThese, StoredNotice::noticeId));
    }
}
