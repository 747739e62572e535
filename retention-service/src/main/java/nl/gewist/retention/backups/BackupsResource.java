package nl.gewist.retention.backups;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.retention.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows which copies are known, and what is wrong with them. */
@Path("/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups", description = "Copies of stores, and whether they are gone in time")
public class BackupsResource {
    private final StoreStates states;
    private final Stores stores;
    private final Alarms alarms;

    BackupsResource(StoreStates states, Stores stores, Alarms alarms) {
        this.states = states;
        this.stores = stores;
        this.alarms = alarms;
    }

    @GET
    @Transactional
    @Operation(summary = "Every store, when it was heard of, and its oldest restorable point")
    public List<StoreView> list() {
        return states.all().stream().map(StoreView::of).toList();
    }

    @GET
    @Path("/stores/{store}")
    @Transactional
    @Operation(summary = "The copies of one store, the latest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "No such store is declared or was told of")
    public List<CopyView> copies(@PathParam("store") String store) {
        return states.all().stream()
                .filter(state -> state.store().equals(store))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Status.NOT_FOUND, "No such store is declared or was told of; GET /v1/backups lists them."))
                .present()
                .stream()
                .map(CopyView::of)
                .toList();
    }

    @GET
    @Path("/alarms")
    @Transactional
    @Operation(summary = "What is wrong now, since when, with which copies, and what would help")
    public List<AlarmView> alarms() {
        Map<String, StoreState> byName =
                states.all().stream().collect(Collectors.toMap(Alarms::name, Function.identity(), (one, other) -> one));
        return alarms.standing().stream()
                .map(alarm -> view(alarm, byName.get(alarm.store())))
                .toList();
    }

    private AlarmView view(Alarms.Standing alarm, @Nullable StoreState state) {
        AlarmCode code = AlarmCode.valueOf(alarm.code().toUpperCase(Locale.ROOT).replace('-', '_'));
        List<String> copies = state == null ? List.of() : state.alarms().getOrDefault(code, List.of());
        String command = state == null || copies.isEmpty()
                ? null
                : Hint.delete(stores.declared().get(state.store()), copies);
        return new AlarmView(alarm.store(), alarm.code(), alarm.since(), copies, code.cure(), command);
    }

    /**
     * @param kind none, events, directory, pgbackrest; null if the store is not declared
     * @param reports whether it was heard of lately enough; if not, nothing of it counts as gone
     * @param lookCode why the last look did not succeed
     * @param oldestRestorable null if there is no copy, 1970 if nobody knows
     */
    public record StoreView(
            String store,
            @Nullable String kind,
            @Nullable Instant reportedAt,
            boolean reports,
            @Nullable String lookCode,
            int copies,
            @Nullable Instant oldestRestorable,
            List<String> alarms) {
        static StoreView of(StoreState state) {
            return new StoreView(
                    state.store(),
                    state.kind() == null ? null : state.kind().name().toLowerCase(Locale.ROOT),
                    state.reportedAt(),
                    state.reports(),
                    state.lookCode(),
                    state.present().size(),
                    state.oldest().equals(Instant.MAX) ? null : state.oldest(),
                    state.alarms().keySet().stream().map(AlarmCode::word).toList());
        }
    }

    /**
     * @param startedAt from when on it holds the store; 1970 if nobody knows
     * @param encrypted null if it was not told
     * @param dependsOn the copy without which it cannot be restored
     * @param lockedUntil until when nobody can delete it
     */
    public record CopyView(
            String backupId,
            Instant startedAt,
            Instant endedAt,
            @Nullable Boolean encrypted,
            @Nullable String region,
            @Nullable String dependsOn,
            @Nullable Instant lockedUntil) {
        static CopyView of(KnownBackup backup) {
            Copy copy = Objects.requireNonNull(backup.copy());
            return new CopyView(
                    backup.key().backupId(),
                    copy.startedAt(),
                    copy.endedAt(),
                    copy.encrypted(),
                    copy.region(),
                    copy.dependsOn(),
                    copy.lockedUntil());
        }
    }

    /**
     * @param copies ids of the copies it is about
     * @param command would delete them; people run it
     */
    public record AlarmView(
            String store,
            String code,
            Instant since,
            List<String> copies,
            String cure,
            @Nullable String command) {}
}
