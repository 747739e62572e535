package nl.gewist.launcher.keys;

import java.nio.file.Path;
import nl.gewist.datamap.EuRegion;
import nl.gewist.launcher.Problem;
import nl.gewist.sealing.KeysetFile;
import nl.gewist.sealing.KeysetForm;
import nl.gewist.sealing.Keysets;
import nl.gewist.sealing.KmsRegion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file, and how it is written. */
final class KeysetOptions {
    @Parameters(paramLabel = "FILE", description = "The keyset, as the service reads it (gewist.sealing.key-file).")
    private Path file = Path.of("");

    @Option(names = "--kms-uri", paramLabel = "URI", description = "The KMS key that encrypts the file, if one does.")
    private @Nullable String kmsUri;

    @Option(
            names = "--kms-region",
            paramLabel = "REGION",
            description = "Where that key lies, if its URI does not say.")
    private @Nullable String kmsRegion;

    KeysetFile file() {
        return new KeysetFile(file, new Keysets(form()));
    }

    /** The file as it is, under the KMS from now on. */
    KeysetFile protectedFile() {
        if (kmsUri == null) {
            throw new Problem("say which key of a KMS encrypts it: --kms-uri URI");
        }
        return new KeysetFile(file, new Keysets(KeysetForm.plain())).in(form());
    }

    private KeysetForm form() {
        if (kmsUri == null) {
            return KeysetForm.plain();
        }
        String region = KmsRegion.in(kmsUri).orElse(kmsRegion);
        if (region == null || !EuRegion.includes(region)) {
            throw new Problem("The KMS key must lie in the EU, and this one lies in " + region
                    + ": take another, or say where it lies with --kms-region.");
        }
        return KeysetForm.underKms(kmsUri);
    }
}
