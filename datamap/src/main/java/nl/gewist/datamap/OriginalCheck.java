package nl.gewist.datamap;

import java.util.Set;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Misfit.Code;

/** Checks that the documents of invoices can be read as the map says: bytes are bytes, paths are text. */
final class OriginalCheck {
    private static final String BYTES = "bytea";

    private final DataMap map;
    private final Catalog catalog;
    private final ReferenceGraph graph;
    private final Misfits misfits;

    OriginalCheck(DataMap map, Catalog catalog, Misfits misfits) {
        this.map = map;
        this.catalog = catalog;
        this.graph = new ReferenceGraph(map, catalog);
        this.misfits = misfits;
    }

    void check() {
        for (var kind : map.invoices()) {
            var document = kind.document();
            if (document != null
                    && kind.collection().store().equals(catalog.store().name())) {
                check(kind, document);
            }
        }
    }

    private void check(InvoiceKind kind, InvoiceDocument document) {
        var at = graph.end(kind.collection(), document.column().follow());
        var name = document.column().columns().getFirst();
        var column = at.flatMap(collection -> catalog.column(collection, name));
        if (column.isEmpty()) {
            misfits.add(
                    Code.MISSING_FIELD,
                    at.orElse(kind.collection()),
                    name,
                    Set.of(kind.subjectType()),
                    "there is no such column for the documents of invoices: correct the path that ends in it");
        } else if (!fits(document, column.get())) {
            misfits.add(
                    Code.TYPE_MISMATCH,
                    at.orElseThrow(),
                    name,
                    Set.of(kind.subjectType()),
                    document.inStore()
                            ? "is no bytea: use path and root where it names a file"
                            : "is no text: a path is text, and bytes are content");
        }
    }

    private static boolean fits(InvoiceDocument document, Column column) {
        return document.inStore() ? column.type().equals(BYTES) : column.isText();
    }
}
