package nl.gewist.deletion.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.PersonalKind;
import nl.gewist.datamap.Suspicion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether the data map fits what it describes. Names and counts only. */
@Path("/v1/data-map")
@Tag(name = "data map")
@Produces(MediaType.APPLICATION_JSON)
public class DataMapResource {
    private final DataMap map;
    private final Platform platform;
    private final Suspicions suspicions;
    private final Clock clock;

    DataMapResource(DataMap map, Platform platform, Suspicions suspicions, Clock clock) {
        this.map = map;
        this.platform = platform;
        this.suspicions = suspicions;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The map's version, where it does not fit, and what it may have forgotten, as of the last look")
    public DataMapView get() {
        Instant now = clock.instant();
        return new DataMapView(
                map.version(),
                platform.misfits(),
                suspicions.standing().stream()
                        .map(suspected -> SuspicionView.of(suspected, now))
                        .toList());
    }

    /** The whole of it. */
    public record DataMapView(String version, List<Misfit> misfits, List<SuspicionView> suspicions) {}

    /** @param stopsAt when erasing stops for these subject types; null when it never does */
    public record SuspicionView(
            Suspicion.Code code,
            String collection,
            @Nullable String field,
            @Nullable PersonalKind kind,
            int matches,
            int sampled,
            Set<String> subjectTypes,
            String cure,
            Instant firstSeen,
            @Nullable Instant stopsAt,
            boolean stopped) {
        static SuspicionView of(Suspected suspected, Instant now) {
            Suspicion suspicion = suspected.suspicion();
            return new SuspicionView(
                    suspicion.code(),
                    suspicion.collection(),
                    suspicion.field(),
                    suspicion.kind(),
                    suspicion.matches(),
                    suspicion.sampled(),
                    suspicion.subjectTypes(),
                    suspicion.cure(),
                    suspected.firstSeen(),
                    suspected.stopsAt(),
                    suspected.isOverdue(now));
        }
    }
}
