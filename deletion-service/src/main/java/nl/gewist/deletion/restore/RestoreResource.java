package nl.gewist.deletion.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.gewist.deletion.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stores that were put back: what restore scripts tell and ask, and what people decide. */
@Path("/v1/restores")
@Tag(name = "restores")
@Produces(MediaType.APPLICATION_JSON)
public class RestoreResource {
    private static final int MOST = 500;

    private final RestoreTable table;
    private final ReplayTable replays;
    private final Restores restores;
    private final Replaying replaying;
    private final Clock clock;
    private final Event<RestoreAsked> asked;

    RestoreResource(
            RestoreTable table,
            ReplayTable replays,
            Restores restores,
            Replaying replaying,
            Clock clock,
            Event<RestoreAsked> asked) {
        this.table = table;
        this.replays = replays;
        this.restores = restores;
        this.replaying = replaying;
        this.clock = clock;
        this.asked = asked;
    }

    @GET
    @Operation(summary = "Restores, the latest first, of one store or all")
    public List<RestoreView> list(
            @QueryParam("store") @Nullable String store,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return table.list(store, open, Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One restore; the store may be opened when it is done")
    public RestoreView get(@PathParam("id") String id) {
        return view(id(id));
    }

    @GET
    @Path("{id}/requests")
    @Operation(summary = "What became of each erasure in it, in the order of their ids; go on with ?after=<last id>")
    public List<ReplayView> requests(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        UUID restoreId = view(id(id)).restoreId();
        return replays.list(restoreId, state, after == null ? null : id(after), Math.clamp(limit, 1, MOST));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A store was put back; the same as backup.restored by Kafka. The same id again changes nothing")
    public Response tell(@Nullable ToldRestore told) {
        ToldRestore checked = ToldRestore.required(told);
        UUID restoreId = checked.restoreId();
        QuarkusTransaction.requiringNew().run(() -> restores.note(restoreId, checked.restored()));
        return Response.accepted(view(restoreId))
                .location(URI.create("/v1/restores/" + restoreId))
                .build();
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "What was found is mended: apply the rest")
    public RestoreView retry(@PathParam("id") String id) {
        UUID restoreId = view(id(id)).restoreId();
        QuarkusTransaction.requiringNew().run(() -> {
            if (!table.reopen(restoreId)) {
                throw Problem.conflict("it does not wait for a person");
            }
            replays.retry(restoreId);
            asked.fire(new RestoreAsked());
        });
        return view(restoreId);
    }

    @POST
    @Path("{id}/accept")
    @Operation(summary = "Let the store be opened with what was found; needs a role and a reason (codes)")
    public RestoreView accept(
            @PathParam("id") String id,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("reason") @DefaultValue("") String reason) {
        Problem.requireCode(role);
        Problem.requireCode(reason);
        UUID restoreId = view(id(id)).restoreId();
        QuarkusTransaction.requiringNew().run(() -> {
            int turn = table.accept(restoreId, role, reason, clock.instant())
                    .orElseThrow(() -> Problem.conflict("it does not wait for a person"));
            replays.skip(restoreId);
            replaying.say(view(restoreId), true, turn);
            asked.fire(new RestoreAsked());
        });
        return view(restoreId);
    }

    private RestoreView view(UUID restoreId) {
        return table.find(restoreId).orElseThrow(() -> Problem.unknownRestore(restoreId));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("that id is not a UUID", "use the id of a restore or a request");
        }
    }
}
