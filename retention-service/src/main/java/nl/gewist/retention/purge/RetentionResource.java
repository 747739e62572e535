package nl.gewist.retention.purge;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.gewist.retention.Problem;
import nl.gewist.retention.clock.ClockGuard;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What will be destroyed, and letting destroying go on. Counts only. */
@Path("/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "retention")
public class RetentionResource {
    private static final int MOST_MONTHS = 12 * 60;

    private final UpcomingTable upcoming;
    private final ClockGuard guard;
    private final Officers officers;
    private final Clock clock;

    RetentionResource(UpcomingTable upcoming, ClockGuard guard, Officers officers, Clock clock) {
        this.upcoming = upcoming;
        this.guard = guard;
        this.officers = officers;
        this.clock = clock;
    }

    @GET
    @Path("/upcoming")
    @Transactional
    @Operation(summary = "How many records end, by month, basis and owner; what should be gone already comes first")
    public List<Upcoming> upcoming(@QueryParam("months") @DefaultValue("12") int months) {
        LocalDate until = LocalDate.now(clock).plusMonths(Math.clamp(months, 1, MOST_MONTHS));
        return upcoming.until(until);
    }

    @POST
    @Path("/purging/release")
    @Operation(summary = "Believe the clock again, once it has been looked at; recorded with role and reason")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "409", description = "Nothing is stopped")
    public void release(
            @QueryParam("reason") @Nullable String reason,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = officers.require(authorization);
        if (!guard.release(role, Officers.code(reason))) {
            throw Problem.of(Status.CONFLICT, "Nothing is stopped.");
        }
    }
}
