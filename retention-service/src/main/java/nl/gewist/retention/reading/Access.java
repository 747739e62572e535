package nl.gewist.retention.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.retention.Problem;
import nl.gewist.retention.approvals.Approval;
import nl.gewist.retention.approvals.Approvals;
import nl.gewist.retention.owners.OwnersConfig;
import nl.gewist.retention.vault.Reading;
import nl.gewist.retention.vault.Reading.Opened;
import nl.gewist.retention.vault.Reading.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Who may read which invoice: the platform's portal those of the owner it names, anybody else the one that an owner
 * approved (promise P11).
 */
@ApplicationScoped
class Access {
    private final OwnersConfig owners;
    private final Approvals approvals;
    private final Reading reading;

    Access(OwnersConfig owners, Approvals approvals, Reading reading) {
        this.owners = owners;
        this.approvals = approvals;
        this.reading = reading;
    }

    /**
     * What somebody asks for.
     *
     * @param ownerId for the portal
     * @param approval for everybody else
     */
    record Asked(
            String number,
            String role,
            String reason,
            @Nullable String ownerId,
            @Nullable String approval) {}

    /**
     * Reads it, and records that.
     *
     * @return empty if there is none, or not exactly one
     * @throws jakarta.ws.rs.WebApplicationException 400 without owner, 403 without an approval for this invoice
     */
    Optional<Opened> read(Asked asked, boolean withOriginal) {
        if (!asked.role().equals(owners.role())) {
            Approval approval = approved(asked);
            var reader = new Reader(asked.role(), asked.reason(), approval.approvalId());
            return reading.readRecord(approval.recordId(), reader, withOriginal);
        }
        if (asked.ownerId() == null) {
            throw Problem.of(Status.BAD_REQUEST, "ownerId must say whose invoice it is.");
        }
        return reading.read(asked.number(), asked.ownerId(), new Reader(asked.role(), asked.reason()), withOriginal);
    }

    private Approval approved(Asked asked) {
        return Optional.ofNullable(asked.approval())
                .flatMap(Uuids::parse)
                .flatMap((UUID id) -> approvals.open(id))
                .filter(approval -> asked.number().equals(approval.number()))
                .orElseThrow(() -> Problem.of(
                        Status.FORBIDDEN,
                        "approval must be the reference of the owner's approval for this invoice; it may have expired or"
                                + " been revoked."));
    }
}
