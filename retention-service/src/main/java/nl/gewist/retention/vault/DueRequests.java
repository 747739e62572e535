package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.messaging.Sql;

/** The SQL of requests that must be secured: taken by many, locked by one, answered or put off as a set. */
@ApplicationScoped
class DueRequests {
    private final Sql sql;
    private final Clock clock;
    private final VaultConfig config;

    DueRequests(AgroalDataSource dataSource, Clock clock, VaultConfig config) {
        this.sql = new Sql(dataSource);
        this.clock = clock;
        this.config = config;
    }

    /** Takes a batch of those that are due and that nobody else has taken. */
    List<DueRequest> take(String subjectType) {
        return sql.query(
                """
                select request_id, round, sequence, map_version, subject_id, owner_id from securing
                where subject_type = ? and secured_at is null and subject_id is not null and due_at <= ?
                order by due_at limit ?
                for no key update skip locked""",
                row -> new DueRequest(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                subjectType,
                clock.instant(),
                config.batch());
    }

    /** Notes what was answered, so that it can be answered again. */
    void secured(List<InvoicesSecured> answers) {
        sql.update(
                """
                update securing set secured_at = ?, waits_for = null, count = answer.count, digest = answer.digest
                from unnest(?::uuid[], ?::int[], ?::text[]) as answer(request_id, count, digest)
                where securing.request_id = answer.request_id""",
                clock.instant(),
                Sql.column(answers, InvoicesSecured::requestId),
                Sql.column(answers, InvoicesSecured::count),
                Sql.column(answers, InvoicesSecured::digest));
    }

    /** Puts requests off that cannot be secured now, whatever their neighbours; the code says why. */
    void putOff(Map<DueRequest, String> codes) {
        sql.update(
                """
                update securing set due_at = ?, waits_for = late.code
                from unnest(?::uuid[], ?::text[]) as late(request_id, code)
                where securing.request_id = late.request_id""",
                clock.instant().plus(config.retryAfter()),
                Sql.column(codes.entrySet(), late -> late.getKey().requestId()),
                Sql.column(codes.entrySet(), Map.Entry::getValue));
    }
}
