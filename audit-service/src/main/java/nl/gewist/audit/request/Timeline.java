package nl.gewist.audit.request;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.gewist.audit.log.Entry;
import nl.gewist.messaging.Sql;

/** What happened to one request, in the order in which it happened rather than in which it was heard. */
@ApplicationScoped
public class Timeline {
    private static final int LONGEST = 2000;

    // An entry without a sequence, of a participant that does not know it, goes where its time puts it. Of those with
    // the same sequence the deletion-service's stands first: the others answer it.
    private static final String QUERY = "select " + Entry.COLUMNS + """
             from (
                select *, case when sequence > 0 or source = 'platform' then sequence else coalesce(
                    max(sequence) over (order by coalesce(happened_at, arrived_at), id rows unbounded preceding), 0)
                    end as place
                from audit_entry where request_id = ?
            ) entry
            order by place, source <> 'platform', source <> 'deletion-service', id limit ?""";

    private final Sql sql;

    Timeline(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Its entries, by the request's sequence, then by arrival. */
    public List<Entry> of(UUID requestId) {
        return sql.query(QUERY, Entry::of, requestId, LONGEST);
    }
}
