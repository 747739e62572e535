package nl.gewist.deletion.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestEvent.UnacceptableRequest;
import nl.gewist.deletion.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests by REST: the same as by Kafka, with an answer at once. Never shows who the subject is. */
@Path("/v1/deletions")
@Tag(name = "deletions")
@Produces(MediaType.APPLICATION_JSON)
public class DeletionResource {
    private static final int MOST = 500;

    private final Registration registration;
    private final RequestReader reader;
    private final Event<RequestsChanged> changed;

    DeletionResource(Registration registration, RequestReader reader, Event<RequestsChanged> changed) {
        this.registration = registration;
        this.reader = reader;
        this.changed = changed;
    }

    @GET
    @Operation(summary = "Requests in the order of their ids; go on with ?after=<last id>")
    public List<DeletionView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        UUID last = after == null ? null : requestId(after);
        UUID of = parent == null ? null : requestId(parent);
        return DeletionRequest.after(last, state(state), of, Math.clamp(limit, 1, MOST)).stream()
                .map(DeletionView::of)
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One request")
    public DeletionView get(@PathParam("id") String id) {
        return view(requestId(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a deletion; the same requestId again changes nothing")
    public Response ask(byte[] body) {
        DeletionRequested request = switch (reader.read(body)) {
            case DeletionRequested requested -> requested;
            case UnacceptableRequest fault ->
                throw Problem.badRequest(fault.code() + ": " + fault.field(), "mend the field and send it again");
            case RequestEvent.DeletionCancelled _ ->
                throw Problem.badRequest("not a deletion request", "use DELETE to cancel");
        };
        QuarkusTransaction.requiringNew().run(() -> {
            registration.register(List.of(request));
            changed.fire(new RequestsChanged());
        });
        DeletionView view = view(request.requestId());
        return Response.accepted(view)
                .location(URI.create("/v1/deletions/" + request.requestId()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Cancel, as long as the erasure is not announced")
    public DeletionView cancel(@PathParam("id") String id) {
        UUID requestId = requestId(id);
        QuarkusTransaction.requiringNew().run(() -> {
            if (DeletionRequest.lock(requestId).isEmpty()) {
                throw Problem.unknownRequest(requestId);
            }
            registration.cancel(List.of(requestId));
        });
        DeletionView view = view(requestId);
        if (!view.state().equals(RequestState.CANCELLED.word())) {
            throw Problem.conflict("it is " + view.state() + " and can no longer be cancelled");
        }
        return view;
    }

    static DeletionView view(UUID requestId) {
        DeletionRequest request = DeletionRequest.findById(requestId);
        if (request == null) {
            throw Problem.unknownRequest(requestId);
        }
        return DeletionView.of(request);
    }

    static UUID requestId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("the request id is not a UUID", "use the requestId of the request");
        }
    }

    private static @Nullable RequestState state(@Nullable String word) {
        try {
            return word == null ? null : RequestState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("there is no such state", "use one of " + List.of(RequestState.values()));
        }
    }
}
