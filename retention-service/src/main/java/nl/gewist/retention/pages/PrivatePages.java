package nl.gewist.retention.pages;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Nothing foreign may run, listen or show the page, and only the configured portal may frame it. */
@Provider
@PrivatePage
class PrivatePages implements ContainerResponseFilter {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    /** Filters are made while the service is built, settings come when it starts. */
    private final Instance<PagesConfig> config;

    PrivatePages(Instance<PagesConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY + config.get().frameAncestors());
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Robots-Tag", "noindex, nofollow");
        headers.putSingle("Strict-Transport-Security", "max-age=31536000");
        headers.putSingle("Cache-Control", "no-store");
    }
}
