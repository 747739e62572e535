package nl.gewist.retention.ownerpage;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.gewist.retention.approvals.Approvals;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.pages.PrivatePage;
import nl.gewist.retention.pages.UnknownPage;
import nl.gewist.retention.terms.Decision;
import nl.gewist.retention.terms.OwnedInvoice;
import nl.gewist.retention.terms.OwnerTerms;
import nl.gewist.retention.terms.TermChange;
import nl.gewist.retention.terms.TermDecision;
import nl.gewist.retention.terms.TermPreview;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The owner's invoices and term; whatever shortens is looked at before it is decided. Getting a page changes nothing. */
@Path("/owner/{token}")
@Blocking
@PrivatePage
public class OwnerPage {
    private static final int ON_A_PAGE = 50;

    private final Owners owners;
    private final OwnerTerms terms;
    private final Approvals approvals;
    private final Views views;
    private final Pages pages;

    OwnerPage(Owners owners, OwnerTerms terms, Approvals approvals, Views views, Pages pages) {
        this.owners = owners;
        this.terms = terms;
        this.approvals = approvals;
        this.views = views;
        this.pages = pages;
    }

    @GET
    public Response show(
            @PathParam("token") String token,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("said") @Nullable String said,
            @Context HttpHeaders headers) {
        String ownerId = owners.of(token);
        Locale language = Pages.language(headers);
        List<OwnedInvoice> page = terms.invoices(ownerId, after, ON_A_PAGE + 1);
        OwnerView view = views.page(terms.current(ownerId), page, ON_A_PAGE, approvals.open(ownerId), language);
        return pages.html(
                Status.OK,
                pages.template("owner", language)
                        .data("view", view)
                        .data("token", token)
                        .data("first", after == null)
                        .data("said", String.valueOf(said)));
    }

    /** Shows what a change would do. */
    @POST
    @Path("/look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response look(@PathParam("token") String token, @BeanParam ChangeForm form, @Context HttpHeaders headers) {
        String ownerId = owners.of(token);
        TermChange change = form.change().orElse(null);
        if (change == null) {
            return Owners.back(token, "not-filled-in");
        }
        TermPreview preview = terms.preview(ownerId, change).orElseThrow(UnknownPage::new);
        return look(token, change, preview, Pages.language(headers));
    }

    /** Decides what was looked at; if it would do something else by now, it is shown again. */
    @POST
    @Path("/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("token") String token, @BeanParam ChangeForm form, @Context HttpHeaders headers) {
        String ownerId = owners.of(token);
        TermChange change = form.change().orElse(null);
        if (change == null) {
            return Owners.back(token, "not-filled-in");
        }
        return switch (terms.decide(ownerId, change, form.seen(), Owners.ROLE)) {
            case Decision.Taken taken -> Owners.back(token, said(taken.decision()));
            case Decision.LookFirst look -> look(token, change, look.preview(), Pages.language(headers));
            case Decision.NoSuchInvoice _ -> throw new UnknownPage();
            case Decision.TooLong _ -> Owners.back(token, "too-long");
        };
    }

    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("token") String token, @RestForm @Nullable UUID changeId) {
        String ownerId = owners.of(token);
        boolean undone = changeId != null && terms.undo(ownerId, changeId, Owners.ROLE);
        return Owners.back(token, undone ? "undone" : "too-late");
    }

    private static String said(TermDecision decision) {
        return decision.state() == TermDecision.State.WAITING ? "waiting" : "done";
    }

    private Response look(String token, TermChange change, TermPreview preview, Locale language) {
        return pages.html(
                Status.OK,
                pages.template("look", language)
                        .data("look", views.look(change, preview, language))
                        .data("token", token));
    }
}
