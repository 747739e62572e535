package nl.gewist.deletion.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.gewist.contract.ErasureEvent;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.deletion.Problem;
import nl.gewist.messaging.Outbox;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do about a request that is under way: pause it, let it go on, try it again, approve it. */
@Path("/v1/deletions")
@Tag(name = "deletions")
@Produces(MediaType.APPLICATION_JSON)
public class HandlingResource {
    private final Outbox outbox;
    private final Clock clock;
    private final Event<RequestsChanged> changed;

    HandlingResource(Outbox outbox, Clock clock, Event<RequestsChanged> changed) {
        this.outbox = outbox;
        this.clock = clock;
        this.changed = changed;
    }

    @POST
    @Path("{id}/hold")
    @Operation(summary = "Pause; the deadline goes on")
    public DeletionView hold(@PathParam("id") String id, @QueryParam("code") @DefaultValue("by-hand") String code) {
        if (HeldCode.isReserved(Problem.requireCode(code))) {
            throw Problem.badRequest("this code is the service's own", "use another code");
        }
        return move(id, request -> request.hold(code), request -> new ErasureHeld(request.requestId, code));
    }

    @POST
    @Path("{id}/release")
    @Operation(
            summary = "End the pause; out of quarantine only with a role and a reason (codes)",
            description = "A note, kept in this service's database only, may stand in the body.")
    public DeletionView release(
            @PathParam("id") String id,
            @QueryParam("role") @Nullable String role,
            @QueryParam("reason") @Nullable String reason,
            @Nullable String note) {
        Release release = new Release(
                role == null ? null : Problem.requireCode(role),
                reason == null ? null : Problem.requireCode(reason),
                Problem.requireNote(note));
        return move(
                id,
                request -> {
                    if (HeldCode.asksForReason(request.code) && (role == null || reason == null)) {
                        throw Problem.badRequest("it is in quarantine", "say role=<who> and reason=<why>, both codes");
                    }
                    return request.release(release, clock.instant());
                },
                request -> new ErasureReleased(request.requestId, role, reason));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Try a failed erasure again")
    public DeletionView retry(@PathParam("id") String id) {
        return move(id, DeletionRequest::retry, _ -> null);
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Let a customer's request go on: first its learners are erased, then the customer")
    public DeletionView approve(
            @PathParam("id") String id,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("reason") @DefaultValue("") String reason) {
        Problem.requireCode(role);
        Problem.requireCode(reason);
        return move(
                id,
                request -> request.approve(role, reason, clock.instant()),
                request -> new ErasureReleased(request.requestId, role, reason));
    }

    private DeletionView move(
            String id, Predicate<DeletionRequest> verb, Function<DeletionRequest, @Nullable ErasureEvent> event) {
        UUID requestId = DeletionResource.requestId(id);
        QuarkusTransaction.requiringNew().run(() -> {
            DeletionRequest request =
                    DeletionRequest.lock(requestId).orElseThrow(() -> Problem.unknownRequest(requestId));
            if (!verb.test(request)) {
                throw Problem.conflict("it is " + request.state + ", which does not allow this");
            }
            DeletionRequest.flush();
            ErasureEvent said = event.apply(request);
            if (said != null) {
                outbox.add(said, request.sequence, request.sequence);
            }
            changed.fire(new RequestsChanged());
        });
        return DeletionResource.view(requestId);
    }
}
