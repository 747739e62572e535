package nl.gewist.retention.backups;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.gewist.retention.Problem;
import nl.gewist.retention.backups.BackupExpiry.State;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows when the backups of an erasure must be gone, and which of them are in the way. */
@Path("/v1/backups/expiries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
public class ExpiriesResource {
    private static final int MOST = 500;

    private final StoreStates states;
    private final Stores stores;
    private final ReplayTable replayed;

    ExpiriesResource(StoreStates states, Stores stores, ReplayTable replayed) {
        this.states = states;
        this.stores = stores;
        this.replayed = replayed;
    }

    @GET
    @Transactional
    @Operation(summary = "Expiries of a state, in the order of their request ids; go on with ?after=<last id>")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "No such state, or after is no UUID")
    public List<Expiry> list(
            @QueryParam("state") @DefaultValue("overdue") String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        State wanted = Arrays.stream(State.values())
                .filter(one -> word(one).equals(state))
                .findFirst()
                .orElseThrow(() -> Problem.of(Status.BAD_REQUEST, "state must be scheduled, overdue or completed."));
        UUID last = after == null ? new UUID(0, 0) : Problem.uuid("after", after);
        List<BackupExpiry> page = BackupExpiry.find("state = ?1 and requestId > ?2 order by requestId", wanted, last)
                .page(0, Math.clamp(limit, 1, MOST))
                .list();
        return views(page);
    }

    @GET
    @Path("/{requestId}")
    @Transactional
    @Operation(summary = "By when the backups that may hold an erased person must be gone, and which ones are there")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "That request is not completed")
    public Expiry expiry(@PathParam("requestId") String requestId) {
        BackupExpiry expiry = BackupExpiry.findById(Problem.uuid("requestId", requestId));
        if (expiry == null) {
            throw Problem.of(Status.NOT_FOUND, "No completed erasure of that request is known.");
        }
        return views(List.of(expiry)).getFirst();
    }

    private List<Expiry> views(List<BackupExpiry> expiries) {
        List<StoreState> now = states.all();
        Map<UUID, List<Replayed>> replays =
                replayed.of(expiries.stream().map(expiry -> expiry.requestId).toList());
        return expiries.stream()
                .map(expiry -> view(
                        expiry,
                        new ErasedAt(expiry.completedAt, replays.getOrDefault(expiry.requestId, List.of())),
                        now))
                .toList();
    }

    private Expiry view(BackupExpiry expiry, ErasedAt erased, List<StoreState> now) {
        List<Holder> holders = expiry.state == State.COMPLETED
                ? List.of()
                : now.stream()
                        .filter(state -> state.mayHold(erased.in(state.store())))
                        .map(state -> holder(state, erased.in(state.store())))
                        .toList();
        return new Expiry(
                expiry.requestId,
                word(expiry.state),
                expiry.completedAt,
                erased.goneBy(expiry.goneBy),
                expiry.verifiedAt,
                holders);
    }

    private Holder holder(StoreState state, Instant erasedAt) {
        List<String> copies = state.holding(erasedAt);
        return new Holder(
                state.store(),
                copies,
                state.reports(),
                copies.isEmpty() ? null : Hint.delete(stores.declared().get(state.store()), copies));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param state scheduled, completed or overdue
     * @param goneBy the last day, Europe/Amsterdam; later than at first once a store was put back
     * @param verifiedAt when it was seen that no copy is left
     * @param heldBy the stores that may still hold the person
     */
    public record Expiry(
            UUID requestId,
            String state,
            Instant completedAt,
            LocalDate goneBy,
            @Nullable Instant verifiedAt,
            List<Holder> heldBy) {}

    /**
     * @param copies those that may hold the person, with their chains; empty if the store only was not heard of
     * @param reports whether the store was heard of lately enough
     * @param command would delete these copies; people run it
     */
    public record Holder(
            String store,
            List<String> copies,
            boolean reports,
            @Nullable String command) {}
}
