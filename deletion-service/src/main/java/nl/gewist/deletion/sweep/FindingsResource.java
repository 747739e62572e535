package nl.gewist.deletion.sweep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.gewist.deletion.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sweeps found, and what people decide about it. */
@Path("/v1/sweeps")
@Tag(name = "sweeps")
@Produces(MediaType.APPLICATION_JSON)
public class FindingsResource {
    private static final int MOST = 500;

    private final SweepTable sweeps;
    private final FindingTable findings;
    private final Clock clock;

    FindingsResource(SweepTable sweeps, FindingTable findings, Clock clock) {
        this.sweeps = sweeps;
        this.findings = findings;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The last sweeps, the latest first")
    public List<SweepView> list(@QueryParam("limit") @DefaultValue("10") int limit) {
        return sweeps.last(Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("findings")
    @Operation(summary = "Findings in the order of their ids, of one request or all; go on with ?after=<last id>")
    public List<FindingView> findings(
            @QueryParam("request") @Nullable String request,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return findings.list(
                request == null ? null : id(request),
                open,
                after == null ? null : id(after),
                Math.clamp(limit, 1, MOST));
    }

    @POST
    @Path("findings/{id}/confirm")
    @Operation(summary = "It is the person: mend it on the platform; the next sweep looks again")
    public FindingView confirm(
            @PathParam("id") String id,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("reason") @DefaultValue("") String reason) {
        return decide(id(id), "confirmed", role, reason);
    }

    @POST
    @Path("findings/{id}/dismiss")
    @Operation(summary = "It is somebody else: the request passes, unless more is found")
    public FindingView dismiss(
            @PathParam("id") String id,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("reason") @DefaultValue("") String reason) {
        return decide(id(id), "dismissed", role, reason);
    }

    private FindingView decide(UUID findingId, String decision, String role, String reason) {
        Problem.requireCode(role);
        Problem.requireCode(reason);
        return QuarkusTransaction.requiringNew().call(() -> {
            FindingView known = findings.find(findingId).orElseThrow(() -> Problem.unknownFinding(findingId));
            if (!findings.decide(findingId, decision, role, reason, clock.instant())) {
                throw Problem.conflict("it is gone, or nothing to decide about");
            }
            sweeps.pass(List.of(known.requestId()), known.lastSeen());
            return findings.find(findingId).orElseThrow();
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("that id is not a UUID", "use the id of a request or a finding");
        }
    }
}
