package nl.gewist.audit.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.messaging.Sql;

/** What was said of the backups of stores. */
@ApplicationScoped
public class Backups {
    private static final String OF_BACKUPS =
            "type in ('backup.taken', 'backup.deleted', 'backup.restored', 'backup.alarmed', 'backup.cleared')";

    private final Sql sql;

    Backups(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The alarms that were raised and not cleared since, by store. Of each the latest word counts, however it arrived. */
    public List<Entry> alarms() {
        return sql.query(
                "select " + Entry.COLUMNS + " from ("
                        + " select distinct on (data->>'store', data->>'code') * from audit_entry where " + OF_BACKUPS
                        + " and type in ('backup.alarmed', 'backup.cleared')"
                        + " order by data->>'store', data->>'code', coalesce(happened_at, arrived_at) desc, id desc"
                        + " ) as last where type = 'backup.alarmed' order by data->>'store', data->>'code'",
                Entry::of);
    }

    /** What was said last, newest first; before this entry's id. */
    public List<Entry> before(long id, int limit) {
        return sql.query(
                "select " + Entry.COLUMNS + " from audit_entry where " + OF_BACKUPS
                        + " and id < ? order by id desc limit ?",
                Entry::of,
                id,
                limit);
    }
}
