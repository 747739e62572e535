package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code term_change}. Whoever writes holds the lock of the owner. */
@ApplicationScoped
class TermChangeTable {
    private static final String SELECT = """
            select change_id, owner_id, kind, record_id, years, year_ends, until, touches, role, proposed_at,
                takes_effect_at, state, ended_at from term_change where\s""";

    private final Sql sql;

    TermChangeTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    void insert(TermDecision decision) {
        Term term = decision.change() instanceof TermChange.NewTerm newTerm ? newTerm.term() : null;
        LocalDate until = decision.change() instanceof TermChange.OwnLastDay own ? own.until() : null;
        sql.update(
                """
                insert into term_change (change_id, owner_id, kind, target, record_id, years, year_ends, until, touches,
                    role, proposed_at, takes_effect_at, state, ended_at)
                values (?, ?, ?, ?, ?::uuid, ?::int, ?::int, ?::date, ?, ?, ?, ?, ?, ?::timestamptz)""",
                decision.changeId(),
                decision.ownerId(),
                decision.change().kind(),
                decision.change().target(),
                decision.change().recordId(),
                term == null ? null : term.years(),
                term == null ? null : term.yearEnds().getValue(),
                until,
                decision.touches(),
                decision.role(),
                decision.decidedAt(),
                decision.takesEffectAt(),
                decision.state().name(),
                decision.endedAt());
    }

    /** Ends one that waits; false if it does not wait any more. */
    boolean end(UUID changeId, TermDecision.State state, Instant now) {
        return sql.update(
                        "update term_change set state = ?, ended_at = ? where change_id = ? and state = 'WAITING'",
                        state.name(),
                        now,
                        changeId)
                == 1;
    }

    Optional<TermDecision> find(UUID changeId) {
        return sql.query(SELECT + "change_id = ?", TermChangeTable::decision, changeId).stream()
                .findFirst();
    }

    /** What waits for this owner, the next first. */
    List<TermDecision> waiting(String ownerId) {
        return sql.query(
                SELECT + "owner_id = ? and state = 'WAITING' order by takes_effect_at, change_id",
                TermChangeTable::decision,
                ownerId);
    }

    /** What this owner has decided, the last first. */
    List<TermDecision> of(String ownerId, int limit) {
        return sql.query(
                SELECT + "owner_id = ? order by proposed_at desc, change_id limit ?",
                TermChangeTable::decision,
                ownerId,
                limit);
    }

    /** What takes effect by now, of all owners. */
    List<TermDecision> due(Instant now, int limit) {
        return sql.query(
                SELECT + "state = 'WAITING' and takes_effect_at <= ? order by takes_effect_at, change_id limit ?",
                TermChangeTable::decision,
                now,
                limit);
    }

    private static TermDecision decision(ResultSet row) throws SQLException {
        return new TermDecision(
                row.getObject(1, UUID.class),
                row.getString(2),
                change(row),
                row.getInt(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                TermDecision.State.valueOf(row.getString(12)),
                instant(row.getObject(13, OffsetDateTime.class)));
    }

    private static TermChange change(ResultSet row) throws SQLException {
        UUID recordId = row.getObject(4, UUID.class);
        return switch (row.getString(3)) {
            case "term" -> new TermChange.NewTerm(new Term(row.getInt(5), Month.of(row.getInt(6))));
            case "exception" -> new TermChange.OwnLastDay(recordId, row.getObject(7, LocalDate.class));
            case "no-exception" -> new TermChange.NoOwnLastDay(recordId);
            case "delete-invoice" -> new TermChange.DeleteInvoice(recordId);
            default -> new TermChange.DeleteAll();
        };
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
