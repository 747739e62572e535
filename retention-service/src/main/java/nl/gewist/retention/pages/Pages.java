package nl.gewist.retention.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Renders pages. */
@ApplicationScoped
public class Pages {
    private static final Locale DUTCH = Locale.of("nl");

    private final Engine engine;
    private final PagesConfig config;

    Pages(Engine engine, PagesConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** Dutch or English: what the browser likes best, else Dutch. */
    public static Locale language(HttpHeaders headers) {
        return language(headers.getAcceptableLanguages());
    }

    /** @param languages best first */
    public static Locale language(List<Locale> languages) {
        return languages.stream()
                .map(language -> Locale.of(language.getLanguage()))
                .filter(language -> language.equals(DUTCH) || language.equals(Locale.ENGLISH))
                .findFirst()
                .orElse(DUTCH);
    }

    /** A page in one of the two languages. */
    public TemplateInstance template(String name, Locale language) {
        return page(name + "_" + language.getLanguage(), language);
    }

    /** A page that says everything in both. */
    public TemplateInstance template(String name) {
        return page(name, DUTCH);
    }

    private TemplateInstance page(String name, Locale language) {
        return Objects.requireNonNull(engine.getTemplate("pages/" + name + ".html"), name)
                .data("language", language)
                .data("platform", config.platformName())
                .data("contact", config.contact().orElse(null));
    }

    public Response html(StatusType status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }
}
