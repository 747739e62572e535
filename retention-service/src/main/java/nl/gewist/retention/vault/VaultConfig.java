package nl.gewist.retention.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Settings of the vault, under {@code gewist.vault}. */
@ConfigMapping(prefix = "gewist.vault")
public interface VaultConfig {
    /** Requests secured in one transaction. */
    @WithDefault("200")
    int batch();

    /** Longest time one batch may take, the platform's answer included. */
    @WithDefault("PT5M")
    Duration timeout();

    /** How long the platform may be silent before it counts as away; less than the timeout. */
    @WithDefault("PT1M")
    Duration platformPatience();

    /** After how long a request is tried again that could not be secured while its neighbours could. */
    @WithDefault("PT1M")
    Duration retryAfter();

    /** Folders of documents that are files, by the name that the data map gives them as {@code root}. */
    Map<String, Path> documentRoots();

    /** A larger document is not copied, and its request waits. */
    @WithDefault("26214400")
    int largestDocumentBytes();

    /**
     * Who may read retained invoices: role to bearer token, of 32 characters or more, for example {@code
     * gewist.vault.readers.owner-portal}. Default: nobody.
     */
    Map<String, String> readers();
}
