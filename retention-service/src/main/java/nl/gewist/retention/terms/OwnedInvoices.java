package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The SQL of retained invoices of which an owner decides the last day. What is to be destroyed is out of their hands. */
@ApplicationScoped
class OwnedInvoices {
    private static final String SCOPE = """
            owner_decides and decided_by <> 'DELETION' and owner_id = ?
                and (?::uuid is null or record_id = ?)
                and (not ? or decided_by in ('DEFAULT', 'OWNER'))
                and (?::timestamptz is null or secured_at <= ?)""";

    private final Sql sql;

    OwnedInvoices(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Which invoices a change concerns.
     *
     * @param recordId null for all
     * @param byTerm only those without a last day of their own
     * @param securedBy only those that were there by then; null for all
     */
    record Scope(
            String ownerId,
            @Nullable UUID recordId,
            boolean byTerm,
            @Nullable Instant securedBy) {
        static Scope of(String ownerId, TermChange change, Instant decidedAt) {
            return switch (change) {
                case TermChange.NewTerm _ -> new Scope(ownerId, null, true, null);
                case TermChange.DeleteAll _ -> new Scope(ownerId, null, false, decidedAt);
                case TermChange.OwnLastDay one -> new Scope(ownerId, one.recordId(), false, null);
                case TermChange.NoOwnLastDay one -> new Scope(ownerId, one.recordId(), false, null);
                case TermChange.DeleteInvoice one -> new Scope(ownerId, one.recordId(), false, null);
            };
        }
    }

    /** Invoices that count from the same day and end on the same day. */
    record Alike(LocalDate countsFrom, LocalDate legalUntil, LocalDate lastDay, int count) {}

    /** Those of the scope, few groups however many they are. */
    List<Alike> alike(Scope scope) {
        return sql.query(
                "select counts_from, legal_until, last_day, count(*) from retained_invoice where " + SCOPE
                        + " group by 1, 2, 3 order by 1, 2, 3",
                row -> new Alike(
                        row.getObject(1, LocalDate.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getInt(4)),
                scope.ownerId(),
                scope.recordId(),
                scope.recordId(),
                scope.byTerm(),
                scope.securedBy(),
                scope.securedBy());
    }

    /** How many of the scope the owner's last whole download does not hold; all if there was none. */
    int notDownloaded(Scope scope) {
        return sql.query(
                        "select count(*) from retained_invoice where " + SCOPE + """
                             and secured_at >= coalesce(
                                (select begun_at from owner_export where owner_id = retained_invoice.owner_id), '-infinity')""",
                        row -> row.getInt(1),
                        scope.ownerId(),
                        scope.recordId(),
                        scope.recordId(),
                        scope.byTerm(),
                        scope.securedBy(),
                        scope.securedBy())
                .getFirst();
    }

    /** A new last day for each group. */
    record Redated(Alike alike, LocalDate lastDay) {}

    void redate(Scope scope, List<Redated> redated, DecidedBy decidedBy) {
        sql.update(
                """
                update retained_invoice set last_day = redated.new_day, decided_by = ?
                from unnest(?::date[], ?::date[], ?::date[], ?::date[])
                    as redated(from_day, legal_day, old_day, new_day)
                where counts_from = from_day and legal_until = legal_day and last_day = old_day
                    and\s""" + SCOPE,
                decidedBy.name(),
                Sql.column(redated, group -> group.alike().countsFrom()),
                Sql.column(redated, group -> group.alike().legalUntil()),
                Sql.column(redated, group -> group.alike().lastDay()),
                Sql.column(redated, Redated::lastDay),
                scope.ownerId(),
                scope.recordId(),
                scope.recordId(),
                scope.byTerm(),
                scope.securedBy(),
                scope.securedBy());
    }

    /** Newest first, at most {@code limit} after the record given. */
    List<OwnedInvoice> list(String ownerId, @Nullable UUID after, int limit) {
        return sql.query("""
                select record_id, kind, number, issued_on, last_day, legal_until, decided_by from retained_invoice
                where owner_decides and owner_id = ?
                    and (?::uuid is null or (counts_from, record_id) <
                        (select counts_from, record_id from retained_invoice where record_id = ? and owner_id = ?))
                order by counts_from desc, record_id desc limit ?""", OwnedInvoices::owned, ownerId, after, after, ownerId, limit);
    }

    private static OwnedInvoice owned(ResultSet row) throws SQLException {
        return new OwnedInvoice(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                DecidedBy.valueOf(row.getString(7)).word());
    }

    /** How many there are. */
    int count(String ownerId) {
        return sql.query(
                        "select count(*) from retained_invoice where owner_decides and owner_id = ?",
                        row -> row.getInt(1),
                        ownerId)
                .getFirst();
    }
}
