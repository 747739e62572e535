package nl.gewist.audit.request;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.audit.Asked;
import nl.gewist.audit.Problem;
import nl.gewist.audit.log.Entry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests and their timelines. */
@Path("/v1/requests")
@Tag(name = "requests", description = "What happened to each request")
public class RequestResource {
    private final RequestTable requests;
    private final Timeline timeline;

    RequestResource(RequestTable requests, Timeline timeline) {
        this.requests = requests;
        this.timeline = timeline;
    }

    @GET
    @Operation(summary = "Requests, newest first")
    public RequestPage page(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int size = Asked.limit(limit);
        List<RequestSummary> page = requests.page(state(state), Asked.number("after", after, Long.MAX_VALUE), size);
        return new RequestPage(page, page.size() < size ? null : page.getLast().number());
    }

    @GET
    @Path("/counts")
    @Operation(summary = "How many requests are in each state")
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        requests.counts().forEach((state, count) -> counts.put(state.word(), count));
        return counts;
    }

    @GET
    @Path("/{requestId}")
    @Operation(summary = "One request with its timeline")
    public RequestWithTimeline request(@PathParam("requestId") String requestId) {
        UUID id = Asked.requestId(requestId);
        RequestSummary summary = requests.find(id).orElseThrow(() -> unknown(id));
        return new RequestWithTimeline(
                summary, timeline.of(id).stream().map(Step::of).toList());
    }

    private static jakarta.ws.rs.WebApplicationException unknown(UUID id) {
        return Problem.notFound("nothing was heard of request " + id
                + ": compare the id with the platform's, and look at /v1/dead-letters for what could not be read");
    }

    private static @Nullable State state(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return State.of(word)
                .orElseThrow(() -> Problem.badRequest("state must be one of "
                        + Arrays.stream(State.values()).map(State::word).collect(Collectors.joining(", "))));
    }

    /**
     * @param next give it as {@code after} to read on; null at the end
     */
    public record RequestPage(
            List<RequestSummary> requests, @Nullable Long next) {}

    /** A request, and everything that was said about it. */
    public record RequestWithTimeline(@JsonUnwrapped RequestSummary request, List<Step> timeline) {}

    /**
     * @param source who said it
     * @param sequence of the request; 0 if unknown
     * @param data codes and counts
     */
    public record Step(
            String type,
            String source,
            int sequence,
            @Nullable Integer round,
            @Nullable Instant happenedAt,
            Instant arrivedAt,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {

        static Step of(Entry entry) {
            return new Step(
                    entry.type(),
                    entry.source(),
                    entry.sequence(),
                    entry.round(),
                    entry.happenedAt(),
                    entry.arrivedAt(),
                    entry.data());
        }
    }
}
