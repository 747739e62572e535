package nl.gewist.retention.approvals;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.gewist.contract.RetentionEvent.InvoiceApprovalChanged;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;

/** Grants, revokes and checks approvals. Whoever calls has made sure that it is the owner, and says the role that did. */
@ApplicationScoped
public class Approvals {
    private static final Pattern CASE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final String OPEN = """
            select approval_id, record_id, number, case_code, granted_at, expires_at
            from approval join retained_invoice using (record_id)
            where revoked_at is null and expires_at > ? and\s""";

    private final Sql sql;
    private final Outbox outbox;
    private final ApprovalsConfig config;
    private final Clock clock;

    Approvals(AgroalDataSource dataSource, Outbox outbox, ApprovalsConfig config, Clock clock) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** Whether this can be a case: 1 to 40 lower-case letters, digits, dots, underscores and hyphens. */
    public static boolean isCase(String code) {
        return CASE.matcher(code).matches();
    }

    /** Lets staff read it for some days; empty if this owner has no such invoice. */
    @Transactional
    public Optional<Approval> grant(String ownerId, UUID recordId, String caseCode, String role) {
        UUID approvalId = UUID.randomUUID();
        Instant now = clock.instant();
        int granted = sql.update(
                """
                insert into approval (approval_id, owner_id, record_id, case_code, granted_at, granted_by, expires_at)
                select ?, owner_id, record_id, ?, ?, ?, ? from retained_invoice where record_id = ? and owner_id = ?""", approvalId, caseCode, now, role, now.plus(Duration.ofDays(config.days())), recordId, ownerId);
        if (granted == 0) {
            return Optional.empty();
        }
        tell(approvalId, "granted", role);
        return open(approvalId);
    }

    /** False if this owner has granted no such approval, or it has ended. */
    @Transactional
    public boolean revoke(String ownerId, UUID approvalId, String role) {
        int revoked = sql.update("""
                update approval set revoked_at = ?
                where approval_id = ? and owner_id = ? and revoked_at is null and expires_at > ?""", clock.instant(), approvalId, ownerId, clock.instant());
        if (revoked > 0) {
            tell(approvalId, "revoked", role);
        }
        return revoked > 0;
    }

    /** Those of an owner by which staff can read now, the next to end first, 100 at most. */
    @Transactional
    public List<Approval> open(String ownerId) {
        return sql.query(
                OPEN + "approval.owner_id = ? order by expires_at limit 100",
                Approvals::approval,
                clock.instant(),
                ownerId);
    }

    /** The approval, while staff can read by it. */
    @Transactional
    public Optional<Approval> open(UUID approvalId) {
        return sql.query(OPEN + "approval_id = ?", Approvals::approval, clock.instant(), approvalId).stream()
                .findFirst();
    }

    private void tell(UUID approvalId, String step, String role) {
        outbox.add(sql.query(
                "select request_id, record_id, case_code from approval join retained_invoice using (record_id)"
                        + " where approval_id = ?",
                row -> outbox.outgoing(
                        new InvoiceApprovalChanged(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                approvalId,
                                row.getString(3),
                                step,
                                role),
                        0,
                        approvalId + "/" + step),
                approvalId));
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
