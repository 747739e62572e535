package nl.gewist.deletion.request;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request, for people: what they read by REST and the verbs they have. Consumers and workers move many requests at
 * once with plain SQL instead; both keep to the same states.
 */
@Entity
@Table(name = "request")
public class DeletionRequest extends PanacheEntityBase {
    @Id
    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "subject_type")
    @Nullable
    String subjectType;

    @Column(name = "owner_id")
    @Nullable
    String ownerId;

    @Column(name = "requested_at")
    @Nullable
    Instant requestedAt;

    @Column(name = "requested_by")
    @Nullable
    String requestedBy;

    String state;

    @Column(name = "held_from")
    @Nullable
    String heldFrom;

    @Nullable
    String code;

    @Nullable
    String field;

    @Column(name = "first_request_id")
    @Nullable
    UUID firstRequestId;

    int round;

    int sequence;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "grace_until")
    @Nullable
    Instant graceUntil;

    @Nullable
    LocalDate deadline;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(name = "approved_at")
    @Nullable
    Instant approvedAt;

    @Column(name = "approved_by")
    @Nullable
    String approvedBy;

    @Column(name = "approval_reason")
    @Nullable
    String approvalReason;

    @Column(name = "quarantined_at")
    @Nullable
    Instant quarantinedAt;

    @Column(name = "released_at")
    @Nullable
    Instant releasedAt;

    @Column(name = "released_by")
    @Nullable
    String releasedBy;

    @Column(name = "release_reason")
    @Nullable
    String releaseReason;

    @Column(name = "release_note")
    @Nullable
    String releaseNote;

    @Column(name = "announced_at")
    @Nullable
    Instant announcedAt;

    @Column(name = "completed_at")
    @Nullable
    Instant completedAt;

    @Column(name = "swept_at")
    @Nullable
    Instant sweptAt;

    @Column(name = "backups_gone_at")
    @Nullable
    Instant backupsGoneAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "owners_part")
    boolean ownersPart;

    /** For Hibernate. */
    protected DeletionRequest() {}

    /** The request, locked until the transaction ends. */
    static Optional<DeletionRequest> lock(UUID requestId) {
        return Optional.ofNullable(findById(requestId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The next requests after this id, optionally of one state or of one customer's request only. */
    static List<DeletionRequest> after(
            @Nullable UUID requestId, @Nullable RequestState state, @Nullable UUID parentId, int limit) {
        StringBuilder query = new StringBuilder("requestId > :after");
        Parameters parameters = Parameters.with("after", requestId == null ? new UUID(0, 0) : requestId);
        if (state != null) {
            query.append(" and state = :state");
            parameters.and("state", state.word());
        }
        if (parentId != null) {
            query.append(" and parentId = :parent");
            parameters.and("parent", parentId);
        }
        return DeletionRequest.<DeletionRequest>find(query + " order by requestId", parameters)
                .page(Page.ofSize(limit))
                .list();
    }

    RequestState state() {
        return RequestState.of(state);
    }

    /**
     * Pauses the request; its deadline goes on.
     *
     * @return false where the state does not allow it
     */
    boolean hold(String why) {
        if (state() != RequestState.REGISTERED && state() != RequestState.ANNOUNCED) {
            return false;
        }
        heldFrom = state;
        code = why;
        moveTo(RequestState.HELD);
        return true;
    }

    /**
     * Ends the pause. An announced request is announced anew: what was secured may have changed since.
     *
     * @return false unless it is held, and for no reason that a release does not end
     */
    boolean release(Release release, Instant now) {
        if (state() != RequestState.HELD || heldFrom == null || !HeldCode.endsByRelease(code)) {
            return false;
        }
        releasedAt = now;
        releasedBy = release.role();
        releaseReason = release.reason();
        releaseNote = release.note();
        goOn(RequestState.of(heldFrom));
        return true;
    }

    /**
     * Lets a customer's request go on to its learners; once.
     *
     * @param role of who approves
     * @param reason a code
     * @return false unless it waits for an approval
     */
    boolean approve(String role, String reason, Instant now) {
        if (state() != RequestState.HELD || heldFrom == null || !HeldCode.APPROVAL_NEEDED.equals(code)) {
            return false;
        }
        approvedAt = now;
        approvedBy = role;
        approvalReason = reason;
        goOn(RequestState.of(heldFrom));
        return true;
    }

    private void goOn(RequestState back) {
        heldFrom = null;
        code = null;
        if (back == RequestState.ANNOUNCED) {
            // Counts as silent, so that the announcer starts the next round at once.
            announcedAt = Instant.EPOCH;
        }
        moveTo(back);
    }

    /**
     * Tries a failed erasure again.
     *
     * @return false unless it failed
     */
    boolean retry() {
        if (state() != RequestState.FAILED) {
            return false;
        }
        code = null;
        moveTo(RequestState.ERASING);
        return true;
    }

    private void moveTo(RequestState next) {
        state = next.word();
        sequence++;
    }

    /**
     * Who ends a pause, and why.
     *
     * @param role null where nobody said
     * @param reason a code
     * @param note free text, kept in this service's database only
     */
    record Release(
            @Nullable String role,
            @Nullable String reason,
            @Nullable String note) {}
}
