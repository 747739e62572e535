package nl.gewist.audit.request;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.audit.log.Entry;
import nl.gewist.messaging.Sql;

/** What happened to one request, in the order in which it happened rather than in which it was heard. */
@ApplicationScoped
public class Timeline {
    private static final int LONGEST = 2000;

    // The deletion-service's events stand in the order of the request's sequence. What others say comes after what it
    // answers (its own sequence), and after what the deletion-service had said by then: a mail sent an hour later is
    // not
    // shown before the erasure. The wish comes first, whatever the platform's clock says.
    private static final String QUERY = "select " + Entry.COLUMNS + """
             from (
                select *, case
                    when source = 'deletion-service' then sequence
                    when type = 'deletion.requested' and row_number() over (partition by type order by id) = 1 then 0
                    else greatest(sequence, max(sequence) filter (where source = 'deletion-service')
                        over (order by coalesce(happened_at, arrived_at), id rows unbounded preceding))
                    end as place
                from audit_entry where request_id = ?
            ) entry
            order by place, source <> 'deletion-service', id limit ?""";

    private static final String LAST = "select distinct on (request_id) " + Entry.COLUMNS + """
             from audit_entry where request_id = any(?::uuid[])
            order by request_id, coalesce(happened_at, arrived_at) desc, id desc""";

    private final Sql sql;

    Timeline(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Its entries, by the request's sequence, then by arrival. */
    public List<Entry> of(UUID requestId) {
        return sql.query(QUERY, Entry::of, requestId, LONGEST);
    }

    /** What happened last to each of these. */
    public Map<UUID, Entry> last(List<UUID> requestIds) {
        Map<UUID, Entry> last = new HashMap<>();
        for (Entry entry : sql.query(LAST, Entry::of, requestIds)) {
            UUID requestId = entry.requestId();
            if (requestId != null) {
                last.put(requestId, entry);
            }
        }
        return last;
    }
}
