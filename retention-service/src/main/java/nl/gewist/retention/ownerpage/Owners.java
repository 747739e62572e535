package nl.gewist.retention.ownerpage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import nl.gewist.retention.pages.UnknownPage;

/** Knows an owner by the link they came by. The link is in every address and form, so nobody else can send one. */
@ApplicationScoped
class Owners {
    /** For events: who decided, or read. */
    static final String ROLE = "owner";

    private final Links links;

    Owners(Links links) {
        this.links = links;
    }

    /** @throws UnknownPage if the link is not ours, or has expired */
    String of(String token) {
        return links.id(Opens.OWNER_PAGE, token).orElseThrow(UnknownPage::new);
    }

    /** Back to the page, which then says what happened. */
    static Response back(String token, String said) {
        return Response.seeOther(URI.create(Opens.OWNER_PAGE.path() + token + "?said=" + said))
                .build();
    }
}
