package nl.gewist.audit.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.messaging.Sql;

/** Records that a service could not read. */
@ApplicationScoped
public class DeadLetters {
    private final Sql sql;

    DeadLetters(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Newest first; before this entry's id. */
    public List<DeadLetter> before(long id, int limit) {
        return sql.query(
                "select " + Entry.COLUMNS + " from audit_entry where type = 'record.dead-lettered' and id < ?"
                        + " order by id desc limit ?",
                row -> DeadLetter.of(Entry.of(row)),
                id,
                limit);
    }

    /** How many there are. */
    public long count() {
        return sql.query("select count(*) from audit_entry where type = 'record.dead-lettered'", row -> row.getLong(1))
                .getFirst();
    }
}
