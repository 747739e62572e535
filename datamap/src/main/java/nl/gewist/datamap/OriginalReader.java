package nl.gewist.datamap;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code document} of a kind of invoice. */
final class OriginalReader {
    private static final Set<String> DOCUMENT = Set.of("content", "path", "root", "type");

    private final MapNames names;

    OriginalReader(MapNames names) {
        this.names = names;
    }

    @Nullable
    InvoiceDocument read(DataCollection collection, YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        var keys = node.keys(DOCUMENT);
        var isFile = keys.get("path").isPresent();
        if (isFile && keys.get("content").isPresent()) {
            node.error("a document is either content or a path", "keep one of the two");
        }
        if (!isFile && keys.get("root").isPresent()) {
            node.error("root is for documents with a path", "remove root, or write path instead of content");
        }
        var where = isFile ? keys.get("path") : keys.required("content");
        var root = isFile ? keys.required("root").text() : null;
        var type = keys.get("type");
        var constant = type.isMapping()
                ? type.keys(Set.of("constant")).required("constant").text()
                : type.isPresent() ? null : InvoiceDocument.PDF;
        var typeColumn = type.isPresent() && !type.isMapping()
                ? names.path(collection, type).orElse(null)
                : null;
        return names.path(collection, where)
                .filter(path -> isOneColumn(path, where))
                .map(path -> new InvoiceDocument(path, root, constant, typeColumn))
                .orElse(null);
    }

    private static boolean isOneColumn(ColumnPath path, YamlNode node) {
        if (path.columns().size() > 1) {
            node.error("a document is in one column", "name that column");
        }
        return path.columns().size() == 1;
    }
}
