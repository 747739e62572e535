package nl.gewist.retention.document;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of documents, under {@code gewist.documents}. */
@ConfigMapping(prefix = "gewist.documents")
interface DocumentConfig {
    /** A folder of further TrueType fonts (.ttf), for letters that the shipped ones lack. Default: none. */
    Optional<Path> fonts();
}
