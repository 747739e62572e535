package nl.gewist.audit.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.audit.Asked;
import nl.gewist.audit.log.Entry;
import nl.gewist.audit.request.RequestSummary;
import nl.gewist.audit.request.RequestTable;
import nl.gewist.audit.request.State;
import nl.gewist.audit.request.Timeline;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** All requests, and one request's timeline. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RequestPages {
    private static final int SIZE = 25;

    private final RequestTable requests;
    private final Timeline timeline;
    private final Clock clock;

    RequestPages(RequestTable requests, Timeline timeline, Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> requests(
            @QueryParam("q") @Nullable String query,
            @QueryParam("state") @Nullable String word,
            @QueryParam("after") @Nullable String after,
            @Context HttpHeaders headers) {
        Optional<UUID> found = Asked.uuid(query);
        if (found.isPresent()) {
            return RestResponse.seeOther(URI.create("/requests/" + found.get()));
        }
        Language language = Language.of(headers.getAcceptableLanguages());
        State state = State.of(word == null ? "" : word).orElse(null);
        List<RequestSummary> page = requests.page(state, Asked.number("after", after, Long.MAX_VALUE), SIZE);
        Map<UUID, Entry> last =
                timeline.last(page.stream().map(RequestSummary::requestId).toList());
        RequestViews views = new RequestViews(language, LocalDate.now(clock));
        boolean asked = query != null && !query.isBlank();
        return RestResponse.ok(Pages.requests(
                        page.stream()
                                .map(request -> views.request(request, last.get(request.requestId())))
                                .toList(),
                        choices(language, state),
                        asked ? query : null,
                        older(page, state),
                        after != null && !after.isEmpty())
                .setLocale(language.locale()));
    }

    @GET
    @Path("requests/{requestId}")
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> request(
            @PathParam("requestId") String requestId, @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        Optional<RequestSummary> summary = Asked.uuid(requestId).flatMap(requests::find);
        if (summary.isEmpty()) {
            return RestResponse.status(
                    RestResponse.Status.NOT_FOUND, Pages.unknown().setLocale(language.locale()));
        }
        RequestViews views = new RequestViews(language, LocalDate.now(clock));
        UUID id = summary.get().requestId();
        return RestResponse.ok(Pages.request(views.request(summary.get(), null), views.steps(timeline.of(id)))
                .setLocale(language.locale()));
    }

    private List<Choice> choices(Language language, @Nullable State chosen) {
        Map<State, Long> counts = requests.counts();
        Speakers speakers = new Speakers(language);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("/", language.say(Words.class).all(), language.number(all), chosen == null));
        counts.forEach((state, count) -> choices.add(
                new Choice("/?state=" + state.word(), speakers.state(state), language.number(count), state == chosen)));
        return choices;
    }

    private static @Nullable String older(List<RequestSummary> page, @Nullable State state) {
        if (page.size() < SIZE) {
            return null;
        }
        return "/?after=" + page.getLast().number() + (state == null ? "" : "&state=" + state.word());
    }

    /** One of the states to choose from. */
    record Choice(String href, String text, String count, boolean chosen) {}
}
