package nl.gewist.audit.log;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import nl.gewist.audit.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What could not be read, and where it stands. */
@Path("/v1/dead-letters")
@Tag(name = "log", description = "The chained log")
public class DeadLetterResource {
    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(summary = "Records that a service could not read, newest first")
    public DeadLetterPage page(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = Asked.limit(limit);
        List<DeadLetter> page = letters.before(Asked.number("after", after, Long.MAX_VALUE), size);
        return new DeadLetterPage(
                page, page.size() < size ? null : page.getLast().id());
    }

    /**
     * @param next give it as {@code after} to read on; null at the end
     */
    public record DeadLetterPage(
            List<DeadLetter> deadLetters, @Nullable Long next) {}
}
