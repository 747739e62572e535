package nl.gewist.datamap;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether invoices and owners are found among what belongs to their subject. */
final class LookupRules {
    private final DataMap map;
    private final MapErrors errors;
    private final ReferenceGraph graph;

    LookupRules(DataMap map, MapErrors errors) {
        this.map = map;
        this.errors = errors;
        this.graph = new ReferenceGraph(map, null);
    }

    void check() {
        map.invoices().forEach(this::checkInvoice);
        map.owners().forEach(this::checkOwner);
    }

    private void checkInvoice(InvoiceKind kind) {
        var collection = Objects.requireNonNull(map.collections().get(kind.collection()));
        var type = map.subjects().get(kind.subjectType());
        if (type == null) {
            error(collection, "is an invoice of unknown subject '" + kind.subjectType() + "'", known());
        } else if (!belongs(kind.collection(), type)) {
            error(collection, "is an invoice, but does not belong to " + type.name(), "declare its references");
        } else if (kind.document() != null) {
            checkDocument(kind, kind.document(), type);
        }
    }

    /** A document shows all of the person: where it stays behind, nothing was erased. */
    private void checkDocument(InvoiceKind kind, InvoiceDocument document, SubjectType type) {
        var name = graph.end(kind.collection(), document.column().follow());
        var collection = name.map(map.collections()::get).orElse(null);
        if (collection == null) {
            return;
        }
        var column = document.column().columns().getFirst();
        var field = collection.fields().get(column);
        if (!belongs(collection.name(), type)) {
            error(
                    collection,
                    "holds documents of invoices, but does not belong to " + type.name(),
                    "declare its references");
        } else if (collection.treatment() == Treatment.ANONYMISE && (field == null || !field.personal())) {
            error(
                    collection,
                    "has documents of invoices in '" + column + "', which is not personal and would stay",
                    "give it data_categories: [user], and a strategy if it may not be null");
        }
    }

    private void checkOwner(String subject, OwnerLookup owner) {
        var collection = Objects.requireNonNull(map.collections().get(owner.collection()));
        var type = map.subjects().get(subject);
        if (type == null) {
            error(collection, "owns an unknown subject '" + subject + "'", known());
            return;
        }
        for (var name : owner.relations()) {
            var relation = Objects.requireNonNull(map.collections().get(name));
            if (relation.part().isEmpty() || !belongs(name, type)) {
                error(
                        relation,
                        "ties " + subject + " to an owner, but has no part or no way to it",
                        "add part and references");
            }
        }
        var root = Objects.requireNonNull(map.collections().get(type.root().collection()));
        checkColumns(root, owner.personName());
        checkColumns(root, owner.personEmail());
    }

    private void checkColumns(DataCollection root, @Nullable ColumnPath path) {
        Collection<String> columns = path == null ? List.of() : path.columns();
        columns.stream()
                .filter(column -> !root.fields().containsKey(column))
                .forEach(column ->
                        error(root, "has no field '" + column + "' (owners.person)", "list it under dataset"));
    }

    private String known() {
        return "known: " + String.join(", ", map.subjects().keySet());
    }

    private boolean belongs(CollectionName name, SubjectType type) {
        return graph.collections(type).contains(name);
    }

    private void error(DataCollection collection, String message, String cure) {
        errors.add(collection.line(), "'" + collection.name() + "' " + message, cure);
    }
}
