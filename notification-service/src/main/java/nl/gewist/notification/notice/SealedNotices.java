package nl.gewist.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Notices whose personal part is not forgotten yet. */
@ApplicationScoped
class SealedNotices implements SealedRecords {
    private final Sql sql;

    SealedNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String prefix() {
        return PersonalPart.PREFIX;
    }

    @Override
    public List<String> page(@Nullable String after, int limit) {
        return sql.query(
                "select notice_id from notice where sealed is not null"
                        + " and (?::uuid is null or notice_id > ?::uuid) order by notice_id limit ?",
                row -> row.getString(1),
                after,
                after,
                limit);
    }
}
