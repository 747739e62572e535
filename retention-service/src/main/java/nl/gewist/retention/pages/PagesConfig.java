package nl.gewist.retention.pages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** Settings of the pages, under {@code gewist.pages}. */
@ConfigMapping(prefix = "gewist.pages")
public interface PagesConfig {
    /** As people know the platform. */
    @WithDefault("Mijn E-course")
    String platformName();

    /** E-mail address for questions. Default: none is shown. */
    Optional<String> contact();

    /** How many owners may download all at once, per replica; more are asked to come back in a minute. */
    @WithDefault("3")
    @Min(1)
    int exportsAtOnce();

    /** Who may show the owner page in a frame, as in the header: {@code https://portal.example}. Default: nobody. */
    @WithDefault("'none'")
    String frameAncestors();
}
