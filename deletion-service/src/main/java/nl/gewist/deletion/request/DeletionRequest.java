package nl.gewist.deletion.request;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
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
 * once with plain SQL instead; both keep to the same states. Columns are called as the fields, in snake case.
 */
@Entity
@Table(name = "request")
public class DeletionRequest extends PanacheEntityBase {
    @Id
    UUID requestId;

    @Nullable
    String subjectType;

    @Nullable
    String ownerId;

    @Nullable
    Instant requestedAt;

    @Nullable
    String requestedBy;

    String state;

    @Nullable
    String heldFrom;

    @Nullable
    String code;

    @Nullable
    String field;

    @Nullable
    UUID firstRequestId;

    int heldAddresses;

    int round;

    int sequence;

    Instant receivedAt;

    @Nullable
    Instant graceUntil;

    @Nullable
    LocalDate deadline;

    @Nullable
    UUID parentId;

    @Nullable
    Instant approvedAt;

    @Nullable
    String approvedBy;

    @Nullable
    String approvalReason;

    @Nullable
    Instant quarantinedAt;

    @Nullable
    Instant releasedAt;

    @Nullable
    String releasedBy;

    @Nullable
    String releaseReason;

    @Nullable
    String releaseNote;

    @Nullable
    Instant announcedAt;

    @Nullable
    Instant completedAt;

    @Nullable
    Instant sweptAt;

    @Nullable
    Instant backupsGoneAt;

    @Nullable
    Instant closedAt;

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
}
