package nl.gewist.audit.log;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import nl.gewist.audit.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The chain for whoever wants to keep or check it. */
@Path("/v1/audit")
@Tag(name = "log", description = "The chained log")
public class AuditResource {
    private final LeafTable leaves;
    private final Verifier verifier;

    AuditResource(LeafTable leaves, Verifier verifier) {
        this.leaves = leaves;
        this.verifier = verifier;
    }

    @GET
    @Operation(summary = "The chain, from its beginning or after an index")
    public LogPage log(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = Asked.limit(limit);
        List<ChainedEntry> page = leaves.after(Asked.number("after", after, -1), size).stream()
                .map(ChainedEntry::of)
                .toList();
        return new LogPage(page, page.size() < size ? null : page.getLast().index());
    }

    @GET
    @Path("/status")
    @Operation(summary = "How far the log has come")
    public LogStatus status() {
        return verifier.status();
    }

    @GET
    @Path("/verify")
    @Operation(summary = "Recomputes the whole chain")
    public Verification verify() {
        return verifier.verify();
    }

    /**
     * @param entries in the order of the chain
     * @param next give it as {@code after} to read on; null at the end
     */
    public record LogPage(
            List<ChainedEntry> entries, @Nullable Long next) {}
}
