package nl.gewist.deletion.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as people see it: no subject, no identifiers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeletionView(
        UUID requestId,
        String state,
        @Nullable String code,
        @Nullable String field,
        @Nullable UUID firstRequestId,
        @Nullable UUID parentRequestId,
        @Nullable String subjectType,
        boolean ownersPart,
        @Nullable Integer heldAddresses,
        int round,
        Instant receivedAt,
        @Nullable Instant requestedAt,
        @Nullable String requestedBy,
        @Nullable Instant graceUntil,
        @Nullable LocalDate deadline,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable String approvalReason,
        @Nullable Instant quarantinedAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseReason,
        @Nullable String releaseNote,
        @Nullable Instant announcedAt,
        @Nullable Instant completedAt,
        @Nullable Instant sweptAt,
        @Nullable Instant backupsGoneAt,
        @Nullable Instant closedAt) {
    static DeletionView of(DeletionRequest request) {
        return new DeletionView(
                request.requestId,
                request.state,
                request.code,
                request.field,
                request.firstRequestId,
                request.parentId,
                request.subjectType,
                request.ownersPart || request.ownerId != null,
                request.heldAddresses == 0 ? null : request.heldAddresses,
                request.round,
                request.receivedAt,
                request.requestedAt,
                request.requestedBy,
                request.graceUntil,
                request.deadline,
                request.approvedAt,
                request.approvedBy,
                request.approvalReason,
                request.quarantinedAt,
                request.releasedAt,
                request.releasedBy,
                request.releaseReason,
                request.releaseNote,
                request.announcedAt,
                request.completedAt,
                request.sweptAt,
                request.backupsGoneAt,
                request.closedAt);
    }
}
