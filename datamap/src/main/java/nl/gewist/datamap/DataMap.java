package nl.gewist.datamap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a platform keeps what; {@code docs/data-map.md} is the manual of the file.
 *
 * @param version {@code sha256:} and 12 hex digits of the content, whatever its layout
 */
public record DataMap(
        String version,
        Map<String, Store> stores,
        Map<String, SubjectType> subjects,
        Map<CollectionName, DataCollection> collections,
        List<InvoiceKind> invoices,
        Map<String, OwnerLookup> owners) {

    public DataMap {
        stores = Map.copyOf(stores);
        subjects = Map.copyOf(subjects);
        collections = Map.copyOf(collections);
        invoices = List.copyOf(invoices);
        owners = Map.copyOf(owners);
    }

    /**
     * @throws DataMapException with all errors, each with file, line and cure
     * @throws IOException when the file cannot be read
     */
    public static DataMap read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        }
    }

    /**
     * @param name what errors call the source
     */
    public static DataMap read(String name, Reader reader) {
        return MapReader.read(name, reader);
    }
}
