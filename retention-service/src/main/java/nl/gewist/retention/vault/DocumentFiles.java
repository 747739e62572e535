package nl.gewist.retention.vault;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import nl.gewist.datamap.InvoiceDocument;

/** The platform's documents that are files: below the configured folders, and nowhere else. */
@ApplicationScoped
class DocumentFiles {
    private final Map<String, Path> roots;
    private final int largest;

    @Inject
    DocumentFiles(VaultConfig config) {
        this(config.documentRoots(), config.largestDocumentBytes());
    }

    /** @param largest bytes */
    DocumentFiles(Map<String, Path> roots, int largest) {
        this.roots = roots;
        this.largest = largest;
    }

    void refuseUnknownRoots(@Observes StartupEvent event, PlatformStores stores) {
        stores.map().invoices().forEach(kind -> {
            InvoiceDocument document = kind.document();
            if (document != null && document.root() != null && !roots.containsKey(document.root())) {
                throw new IllegalStateException("the data map keeps documents below " + document.root()
                        + "; set gewist.vault.document-roots." + document.root());
            }
        });
    }

    /** @throws UnreadableDocumentException with a code; neither path nor name is told */
    byte[] read(String root, String path) {
        try {
            Path folder = folder(root).toRealPath();
            Path file = below(folder, folder.resolve(path).normalize());
            // Links are followed before they are judged.
            Path real = below(folder, file.toRealPath());
            if (!Files.isRegularFile(real)) {
                throw new UnreadableDocumentException("document-missing");
            }
            if (Files.size(real) > largest) {
                throw new UnreadableDocumentException("document-too-large");
            }
            return Files.readAllBytes(real);
        } catch (InvalidPathException e) {
            throw new UnreadableDocumentException("document-outside-root");
        } catch (NoSuchFileException e) {
            throw new UnreadableDocumentException("document-missing");
        } catch (IOException e) {
            throw new UnreadableDocumentException("document-unreadable");
        }
    }

    private Path folder(String root) {
        Path folder = roots.get(root);
        if (folder == null) {
            throw new UnreadableDocumentException("document-root-unknown");
        }
        return folder;
    }

    private static Path below(Path folder, Path file) {
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new UnreadableDocumentException("document-outside-root");
        }
        return file;
    }
}
