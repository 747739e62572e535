package nl.gewist.retention.owners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Pattern;
import nl.gewist.retention.Problem;
import nl.gewist.retention.terms.Leaving;
import nl.gewist.retention.terms.Leavings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What becomes of the invoices to an owner's learners when the owner leaves the platform. */
@Path("/v1/owners/{ownerId: [A-Za-z0-9_-]{1,64}}/leaving")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class LeavingResource {
    private static final String DESTROY = "destroy";
    private static final String KEEP = "keep";
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");

    private final Leavings leavings;
    private final Portal portal;

    LeavingResource(Leavings leavings, Portal portal) {
        this.leavings = leavings;
        this.portal = portal;
    }

    @GET
    @Operation(summary = "What is chosen; without a choice they are destroyed")
    public Leaving get(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        return leavings.current(ownerId);
    }

    @PUT
    @Operation(
            summary = "Choose destroy, or keep under an agreement that goes on (a code)",
            description = "Before the owner leaves, or until the destroying takes effect. Let them download all first.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "No choice, or keep without an agreement")
    public Leaving put(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Wish wish) {
        String role = portal.require(authorization);
        if (wish == null || !DESTROY.equals(wish.choice()) && !KEEP.equals(wish.choice())) {
            throw Problem.of(Status.BAD_REQUEST, "choice must be destroy or keep.");
        }
        return leavings.choose(ownerId, agreement(wish), role);
    }

    private static @Nullable String agreement(Wish wish) {
        if (DESTROY.equals(wish.choice())) {
            return null;
        }
        String agreement = wish.agreement();
        if (agreement == null || !CODE.matcher(agreement).matches()) {
            throw Problem.of(
                    Status.BAD_REQUEST,
                    "To keep, agreement must be a code of 3 to 40 lower-case letters, digits and -.");
        }
        return agreement;
    }

    /**
     * What is wished for.
     *
     * @param choice destroy or keep
     * @param agreement under which they are kept, a code
     */
    public record Wish(@Nullable String choice, @Nullable String agreement) {}
}
