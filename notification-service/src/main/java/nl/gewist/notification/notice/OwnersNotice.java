package nl.gewist.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.notification.links.Links;
import nl.gewist.notification.links.Page;
import nl.gewist.notification.links.UnknownPage;

/** Finds the notice that a page's link belongs to. */
@ApplicationScoped
public class OwnersNotice {
    private final Links links;
    private final Notices notices;

    OwnersNotice(Links links, Notices notices) {
        this.links = links;
        this.notices = notices;
    }

    /**
     * The notice that this token opens.
     *
     * @throws UnknownPage if it opens none on this page
     */
    public StoredNotice of(Page page, String token) {
        return links.notice(page, token).flatMap(notices::find).orElseThrow(UnknownPage::new);
    }
}
