package nl.gewist.datamap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a platform keeps what; {@code docs/data-map.md} is the manual of the file.
 *
 * @param version {@code sha256:} and 12 hex digits of the content, whatever its layout
 * @param words what people call a collection or a category of data
 * @param files directories with people's files
 */
public record DataMap(
        String version,
        Map<String, Store> stores,
        Map<String, SubjectType> subjects,
        Map<CollectionName, DataCollection> collections,
        List<InvoiceKind> invoices,
        Map<String, OwnerLookup> owners,
        Map<String, Words> words,
        Map<String, FileDirectory> files) {

    public DataMap {
        stores = Map.copyOf(stores);
        subjects = Map.copyOf(subjects);
        collections = Map.copyOf(collections);
        invoices = List.copyOf(invoices);
        owners = Map.copyOf(owners);
        words = Map.copyOf(words);
        files = Map.copyOf(files);
    }

    /** What people call a collection ({@code store.collection}) or a category, or the nearest category above it. */
    public Optional<Words> words(String name) {
        var known = words.get(name);
        var dot = name.lastIndexOf('.');
        return known != null || dot < 0 || !DataField.isPersonal(name)
                ? Optional.ofNullable(known)
                : words(name.substring(0, dot));
    }

    /**
     * The stores in which rows can belong to subjects of this type: the root's last.
     *
     * @throws IllegalArgumentException when the map has no such subject type
     */
    public List<String> storesOf(String subjectType) {
        var type = subjects.get(subjectType);
        if (type == null) {
            throw new IllegalArgumentException("the data map has no subject type " + subjectType);
        }
        var root = type.root().collection().store();
        var names = new ArrayList<>(new ReferenceGraph(this, null)
                .collections(type).stream()
                        .map(CollectionName::store)
                        .distinct()
                        .toList());
        names.remove(root);
        names.add(root);
        return List.copyOf(names);
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
