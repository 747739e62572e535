package nl.gewist.retention.backups;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows when the backups of an erasure are gone. */
@Path("/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class BackupsResource {

    @GET
    @Path("/expiries/{requestId}")
    @Transactional
    @Operation(summary = "By when the backups that may hold an erased person must be gone")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "That request is not completed")
    public Expiry expiry(@PathParam("requestId") String requestId) {
        BackupExpiry expiry = BackupExpiry.findById(Problem.uuid("requestId", requestId));
        if (expiry == null) {
            throw Problem.of(Status.NOT_FOUND, "No completed erasure of that request is known.");
        }
        return new Expiry(
                expiry.requestId,
                expiry.state.name().toLowerCase(Locale.ROOT),
                expiry.completedAt,
                expiry.goneBy,
                expiry.verifiedAt);
    }

    /**
     * @param state scheduled, completed or overdue
     * @param goneBy the last day, Europe/Amsterdam
     * @param verifiedAt when it was seen that no copy is left
     */
    public record Expiry(
            UUID requestId,
            String state,
            Instant completedAt,
            LocalDate goneBy,
            @Nullable Instant verifiedAt) {}
}
