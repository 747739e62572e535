package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Finds the retained invoices of learners' requests, by what a learner knows; nobody's name is read. */
@ApplicationScoped
public class LearnersInvoices {
    private static final String SELECT = """
            select record_id, number, issued_on from retained_invoice join securing using (request_id)
            where subject_type = 'learner' and\s""";

    private final Sql sql;

    LearnersInvoices(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** What may be shown of an invoice to whoever has its link. */
    public record Found(
            UUID recordId,
            @Nullable String number,
            @Nullable LocalDate issuedOn) {
        static Found of(ResultSet row) throws SQLException {
            return new Found(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDate.class));
        }
    }

    @Transactional
    public List<Found> ofRequest(UUID requestId) {
        return sql.query(SELECT + "request_id = ? order by issued_on, record_id", Found::of, requestId);
    }

    /** The one invoice of that number in the request; empty if there is none, or more than one. */
    @Transactional
    public Optional<Found> find(UUID requestId, String number) {
        List<Found> found = sql.query(SELECT + "request_id = ? and number = ?", Found::of, requestId, number);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Transactional
    public Optional<Found> get(UUID recordId) {
        return sql.query(SELECT + "record_id = ?", Found::of, recordId).stream().findFirst();
    }
}
