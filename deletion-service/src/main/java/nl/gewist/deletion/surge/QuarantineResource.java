package nl.gewist.deletion.surge;

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
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.deletion.Problem;
import nl.gewist.deletion.surge.SurgeTable.Moved;
import nl.gewist.messaging.Outbox;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the surge guard held back. A single request goes on by {@code /v1/deletions/{id}/release}, or is cancelled there. */
@Path("/v1/quarantine")
@Tag(name = "quarantine")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private final SurgeTable table;
    private final Outbox outbox;
    private final Clock clock;

    QuarantineResource(SurgeTable table, Outbox outbox, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "How many requests wait, per type of subject, and the nearest of their deadlines")
    public List<Quarantined> list() {
        return table.quarantined();
    }

    @POST
    @Path("{subjectType}/release")
    @Operation(
            summary = "Let all of a type go on, with a role and a reason (codes)",
            description = "A note, kept in this service's database only, may stand in the body.")
    public Released release(
            @PathParam("subjectType") String subjectType,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("reason") @DefaultValue("") String reason,
            @Nullable String note) {
        Problem.requireCode(role);
        Problem.requireCode(reason);
        String kept = Problem.requireNote(note);
        int released = QuarkusTransaction.requiringNew().call(() -> {
            List<Moved> moved = table.release(subjectType, role, reason, kept, clock.instant());
            outbox.add(moved.stream()
                    .map(request -> outbox.outgoing(
                            new ErasureReleased(request.requestId(), role, reason),
                            request.sequence(),
                            request.sequence()))
                    .toList());
            return moved.size();
        });
        return new Released(released);
    }

    /** @param requests how many go on now */
    public record Released(int requests) {}
}
