package nl.gewist.retention.owners;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Month;
import java.util.List;
import nl.gewist.retention.Problem;
import nl.gewist.retention.terms.OwnerTerm;
import nl.gewist.retention.terms.OwnerTerms;
import nl.gewist.retention.terms.Term;
import nl.gewist.retention.terms.TermChange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How long an owner's invoices to learners are kept, and what is decided about it. */
@Path("/v1/owners/{ownerId: [A-Za-z0-9_-]{1,64}}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "owners")
public class RetentionTermResource {
    private final OwnerTerms terms;
    private final Answers answers;
    private final Portal portal;

    RetentionTermResource(OwnerTerms terms, Answers answers, Portal portal) {
        this.terms = terms;
        this.answers = answers;
        this.portal = portal;
    }

    @GET
    @Path("/retention-term")
    @Operation(summary = "The term that holds, whose choice it is, and what waits to take effect")
    public View get(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        return View.of(terms.current(ownerId));
    }

    @PUT
    @Path("/retention-term")
    @Operation(
            summary = "Choose a term; a shorter one takes effect after some days and can be undone until then",
            description =
                    "Look first with dryRun=true, show it, and send back the touches it names. Where notDownloaded is not"
                            + " 0, offer a copy: the owner's page (page-link) has all as a ZIP.")
    @APIResponse(responseCode = "200", description = "A preview, or in force")
    @APIResponse(responseCode = "202", description = "Waiting; DELETE it under retention-decisions to undo it")
    @APIResponse(responseCode = "409", description = "It shortens, and was not looked at")
    public Response put(
            @PathParam("ownerId") String ownerId,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("touches") @Nullable Integer touches,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable Wish wish) {
        String role = portal.require(authorization);
        if (wish == null || wish.years() == null || wish.years() < 0) {
            throw Problem.of(Status.BAD_REQUEST, "years must be a whole number from 0.");
        }
        Month yearEnds = wish.yearEnds() == null ? terms.current(ownerId).yearEnds() : wish.yearEnds();
        return answers.answer(ownerId, new TermChange.NewTerm(new Term(wish.years(), yearEnds)), dryRun, touches, role);
    }

    @GET
    @Path("/retention-decisions")
    @Operation(summary = "What this owner has decided, the last first")
    public List<DecisionView> decisions(
            @PathParam("ownerId") String ownerId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        portal.require(authorization);
        return terms.decisions(ownerId).stream().map(DecisionView::of).toList();
    }

    @DELETE
    @Path("/retention-decisions/{changeId}")
    @Operation(summary = "Undo a decision that waits")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "404", description = "Nothing of this owner waits under that id")
    public void undo(
            @PathParam("ownerId") String ownerId,
            @PathParam("changeId") String changeId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String role = portal.require(authorization);
        if (!terms.undo(ownerId, Problem.uuid("changeId", changeId), role)) {
            throw Problem.of(Status.NOT_FOUND, "Nothing of this owner waits under that id.");
        }
    }

    /**
     * A term that is wished for.
     *
     * @param years after the financial year
     * @param yearEnds last month of the financial year; null: as it is
     */
    public record Wish(@Nullable Integer years, @Nullable Month yearEnds) {}

    /**
     * A term as it is.
     *
     * @param chosen false: the platform's default, since the owner has not chosen
     */
    public record View(
            boolean chosen,
            int years,
            Month yearEnds,
            int longestYears,
            int delayDays,
            int invoices,
            List<DecisionView> waiting) {
        static View of(OwnerTerm term) {
            return new View(
                    term.chosen(),
                    term.years(),
                    term.yearEnds(),
                    term.longestYears(),
                    term.delayDays(),
                    term.invoices(),
                    term.waiting().stream().map(DecisionView::of).toList());
        }
    }
}
