package nl.gewist.deletion.platform;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.MisfitException;
import nl.gewist.datamap.Preview;
import nl.gewist.deletion.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an erasure would do, before anybody asks for it. Names and counts only. */
@Path("/v1/data-map/preview")
@Tag(name = "data map")
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    /** The longest id there can be in a request. */
    private static final int LONGEST = 200;

    private final DataMap map;
    private final Platform platform;
    private final Clock clock;

    PreviewResource(DataMap map, Platform platform, Clock clock) {
        this.map = map;
        this.platform = platform;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Per collection: rows that would be deleted, fields that would be anonymised, what would be kept"
                    + " with which basis and until when. Counted now, by the statements of the erasure; nothing is"
                    + " changed",
            description =
                    "404 when there is no such subject, or this owner does not have it; 409 while the data map does"
                            + " not fit; 503 when the platform's database does not answer in time")
    public Preview get(
            @QueryParam("subjectType") @DefaultValue("") String subjectType,
            @QueryParam("subjectId") @DefaultValue("") String subjectId,
            @QueryParam("ownerId") @Nullable String ownerId) {
        if (!map.subjects().containsKey(subjectType)) {
            throw Problem.badRequest(
                    "there is no such subject type",
                    "subjectType is one of "
                            + map.subjects().keySet().stream().sorted().toList());
        }
        if (!isId(subjectId) || ownerId != null && !isId(ownerId)) {
            throw Problem.badRequest("that is no id", "subjectId and ownerId are the platform's own ids");
        }
        Preview preview = read(subjectType, subjectId, ownerId);
        if (!preview.scopeHeld()) {
            throw Problem.notFound("this owner does not have this " + subjectType, "check both ids");
        }
        if (!preview.exists() && preview.collections().isEmpty()) {
            throw Problem.notFound(
                    "there is no such " + subjectType, "check the id; whoever is erased already is not there any more");
        }
        return preview;
    }

    private Preview read(String subjectType, String subjectId, @Nullable String ownerId) {
        try {
            return platform.preview(subjectType, subjectId, ownerId, LocalDate.ofInstant(clock.instant(), ZONE));
        } catch (MisfitException e) {
            throw Problem.conflict("the data map does not fit the platform: see GET /v1/data-map");
        } catch (SQLException e) {
            throw Problem.unavailable(
                    "the platform's database did not answer in time",
                    "try again later, or raise gewist.preview-timeout");
        }
    }

    private static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.indexOf(0) < 0;
    }
}
