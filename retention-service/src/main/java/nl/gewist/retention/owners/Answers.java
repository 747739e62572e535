package nl.gewist.retention.owners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import nl.gewist.retention.Problem;
import nl.gewist.retention.terms.Decision;
import nl.gewist.retention.terms.OwnerTerms;
import nl.gewist.retention.terms.TermChange;
import nl.gewist.retention.terms.TermDecision;
import org.jspecify.annotations.Nullable;

/** An owner's wish over HTTP: looked at ({@code dryRun}), or decided once it has been looked at ({@code touches}). */
@ApplicationScoped
class Answers {
    private static final int LOOK_FIRST = 409;

    private final OwnerTerms terms;

    Answers(OwnerTerms terms) {
        this.terms = terms;
    }

    /**
     * Answers 200 with a preview or with what is in force now, 202 with what waits.
     *
     * @param touches as the preview said
     * @throws WebApplicationException 404, 409 if it must be looked at first, 400 if it is too long
     */
    Response answer(String ownerId, TermChange change, boolean dryRun, @Nullable Integer touches, String role) {
        if (dryRun) {
            return Response.ok(terms.preview(ownerId, change).orElseThrow(Answers::noSuchInvoice))
                    .build();
        }
        return switch (terms.decide(ownerId, change, touches, role)) {
            case Decision.Taken taken -> taken(taken.decision());
            case Decision.LookFirst look ->
                throw Problem.of(
                        Status.fromStatusCode(LOOK_FIRST),
                        "It shortens, and touches " + look.preview().touches()
                                + " invoices. Show the owner what ?dryRun=true says, then send its touches=.");
            case Decision.NoSuchInvoice _ -> throw noSuchInvoice();
            case Decision.TooLong tooLong ->
                throw Problem.of(
                        Status.BAD_REQUEST,
                        "An owner may choose " + tooLong.longestYears() + " years after the financial year at most.");
        };
    }

    private static Response taken(TermDecision decision) {
        Status status = decision.state() == TermDecision.State.WAITING ? Status.ACCEPTED : Status.OK;
        return Response.status(status).entity(DecisionView.of(decision)).build();
    }

    static WebApplicationException noSuchInvoice() {
        return Problem.of(Status.NOT_FOUND, "This owner has no such invoice.");
    }
}
