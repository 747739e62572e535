package nl.gewist.retention.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An owner lets staff read one invoice.
 *
 * @param number of the invoice
 * @param caseCode the platform's case
 */
public record Approval(
        UUID approvalId,
        UUID recordId,
        @Nullable String number,
        String caseCode,
        Instant grantedAt,
        Instant expiresAt) {}
