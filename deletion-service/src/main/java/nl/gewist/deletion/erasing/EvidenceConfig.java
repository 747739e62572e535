package nl.gewist.deletion.erasing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** How evidence is sealed, under {@code gewist.sealing}. */
@ConfigMapping(prefix = "gewist.sealing")
interface EvidenceConfig {
    /** The key-encryption key: a Tink keyset that only this service may read. */
    Path keyFile();
}
