package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.InvoiceDocument.Content;
import nl.gewist.datamap.InvoiceDocument.Original;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.messaging.DatabaseException;
import org.jspecify.annotations.Nullable;

/** Reads documents from where the platform keeps them: a column, or a file. */
@ApplicationScoped
class PlatformDocuments {
    private final PlatformStores stores;
    private final DocumentFiles files;
    private final VaultConfig config;
    private final Map<String, Known> readers = new ConcurrentHashMap<>();

    PlatformDocuments(PlatformStores stores, DocumentFiles files, VaultConfig config) {
        this.stores = stores;
        this.files = files;
        this.config = config;
    }

    /** A reader, and the schema it was made for. */
    private record Known(Catalog catalog, InvoiceReader reader) {}

    /**
     * The document of one invoice.
     *
     * @throws UnreadableDocumentException if it is not there, too large, or outside its folder
     * @throws DatabaseException if the store is away
     */
    byte[] bytes(String subjectType, InvoiceRecord invoice) {
        Original document = Objects.requireNonNull(invoice.document());
        if (document.root() != null && document.path() != null) {
            return files.read(document.root(), document.path());
        }
        Content content = content(subjectType, invoice);
        if (content == null) {
            throw new UnreadableDocumentException("document-missing");
        }
        if (content.bytes() == null) {
            throw new UnreadableDocumentException("document-too-large");
        }
        return content.bytes();
    }

    private @Nullable Content content(String subjectType, InvoiceRecord invoice) {
        PlatformStore store = stores.all().stream()
                .filter(known -> known.name().equals(invoice.store()))
                .findFirst()
                .orElseThrow();
        try (Connection connection = store.connection()) {
            connection.setReadOnly(true);
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(config.platformPatience().toMillis()));
            return reader(store, subjectType).document(connection, invoice, config.largestDocumentBytes());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private InvoiceReader reader(PlatformStore store, String subjectType) throws SQLException {
        Catalog catalog = store.catalog();
        String key = store.name() + "/" + subjectType;
        Known known = readers.get(key);
        if (known == null || known.catalog() != catalog) {
            known = new Known(catalog, new InvoiceReader(stores.map(), catalog, subjectType));
            readers.put(key, known);
        }
        return known.reader();
    }
}
