package nl.gewist.retention.ownerpage;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.approvals.Approvals;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.pages.UnknownPage;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Lets the platform's staff look at an invoice, or no longer. */
@Path("/owner/{token}/staff")
@Blocking
@PrivatePage
public class OwnerStaffPage {
    private final Owners owners;
    private final Approvals approvals;

    OwnerStaffPage(Owners owners, Approvals approvals) {
        this.owners = owners;
        this.approvals = approvals;
    }

    @POST
    @Path("/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @PathParam("token") String token, @RestForm @Nullable UUID recordId, @RestForm @Nullable String caseCode) {
        String ownerId = owners.of(token);
        String code = caseCode == null ? "" : caseCode.strip().toLowerCase(Locale.ROOT);
        if (recordId == null || !Approvals.isCase(code)) {
            return Owners.back(token, "no-case");
        }
        if (approvals.grant(ownerId, recordId, code, Owners.ROLE).isEmpty()) {
            throw new UnknownPage();
        }
        return Owners.back(token, "approved");
    }

    @POST
    @Path("/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@PathParam("token") String token, @RestForm @Nullable UUID approvalId) {
        String ownerId = owners.of(token);
        boolean revoked = approvalId != null && approvals.revoke(ownerId, approvalId, Owners.ROLE);
        return Owners.back(token, revoked ? "revoked" : "ended");
    }
}
