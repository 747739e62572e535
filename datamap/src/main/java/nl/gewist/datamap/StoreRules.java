package nl.gewist.datamap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may lead from one store into another: only a reference to the id of a subject, since no statement joins the rows of
 * two databases.
 */
final class StoreRules {
    private final DataMap map;
    private final MapErrors errors;
    private final ReferenceGraph graph;

    StoreRules(DataMap map, MapErrors errors) {
        this.map = map;
        this.errors = errors;
        this.graph = new ReferenceGraph(map, null);
    }

    void check() {
        map.subjects()
                .values()
                .forEach(type -> graph.collections(type)
                        .forEach(name -> graph.paths(name, type).forEach(path -> checkWay(type, path))));
        map.collections().values().forEach(this::checkCollection);
        map.invoices().forEach(this::checkInvoice);
        map.owners().forEach(this::checkOwner);
        map.files().values().forEach(this::checkDirectory);
    }

    private void checkWay(SubjectType type, RootPath path) {
        var last = path.end() instanceof RootPath.End.Root
                ? path.hops().size() - 1
                : path.hops().size();
        for (int i = 0; i < path.hops().size(); i++) {
            var hop = path.hops().get(i);
            if (hop.crossesStores()
                    && (i < last
                            || !hop.targetColumns().equals(List.of(type.root().field())))) {
                error(
                        hop,
                        "ties '" + hop.from() + "' to " + type.name() + " over '" + hop.to() + "."
                                + hop.targetColumns().getFirst() + "', a row of another store",
                        "refer to " + type.root() + ": across stores only the id of a subject is followed");
            } else if (hop.crossesStores() && !isPartHere(type, path)) {
                error(
                        hop,
                        "ties '" + hop.from() + "' to " + type.name()
                                + ", whose part says which owner's, but is in another store",
                        "give '" + hop.from() + "' a part in its own store");
            }
        }
    }

    /** Whether the rows themselves say whose part they are, or nobody's are. */
    private boolean isPartHere(SubjectType type, RootPath path) {
        return collection(type.root().collection()).part().isEmpty()
                || path.hops().stream()
                        .anyMatch(hop -> !collection(hop.from()).part().isEmpty());
    }

    private void checkCollection(DataCollection collection) {
        checkKind(collection);
        if (!collection.part().isEmpty()) {
            checkPath(collection, collection.partPath(), "part");
        }
        collection
                .links()
                .forEach((column, target) -> checkTarget(collection, target.collection(), "links '" + column + "'"));
        collection
                .mentions()
                .forEach(mention -> checkTarget(collection, mention.of().collection(), "has mentions tied"));
    }

    private void checkKind(DataCollection collection) {
        var store = Objects.requireNonNull(map.stores().get(collection.name().store()));
        if (store.storeKind() == StoreKind.POSTGRESQL) {
            return;
        }
        if (Selection.names(collection.name().name())) {
            error(
                    collection,
                    "is called as what statements on stores of kind mariadb call something else",
                    "rename the table");
        }
        if (!collection.belongsBy().isEmpty()) {
            error(
                    collection,
                    "has rows that belong by an e-mail address, which stores of kind mariadb cannot find",
                    "tie them to their person by a key, or keep them in a store of kind postgresql");
        }
        collection.rules().forEach((field, rule) -> {
            if (rule.strategy() instanceof Strategy.Keys) {
                error(
                        collection,
                        "erases keys of the documents in '" + field + "', which stores of kind mariadb cannot",
                        "choose a strategy for the whole field, or delete these rows");
            }
        });
    }

    private void checkTarget(DataCollection collection, CollectionName target, String what) {
        if (!target.store().equals(collection.name().store())) {
            error(
                    collection,
                    what + " to '" + target + "', which is in another store",
                    "name a field of store " + collection.name().store() + ", or leave it out");
        }
    }

    private void checkInvoice(InvoiceKind kind) {
        var collection = collection(kind.collection());
        List.of(kind.values(), kind.buyer(), kind.seller()).forEach(paths -> checkPaths(collection, paths));
        var lines = kind.lines();
        if (lines != null) {
            checkTarget(collection(lines.collection()), kind.collection(), "has the lines of invoices and belongs");
            checkPaths(collection(lines.collection()), lines.values());
        }
        var document = kind.document();
        if (document != null) {
            checkPath(collection, document.column(), "document");
        }
    }

    private void checkPaths(DataCollection collection, Map<String, ColumnPath> paths) {
        paths.forEach((key, path) -> checkPath(collection, path, key));
    }

    private void checkOwner(String subject, OwnerLookup owner) {
        var root = collection(
                Objects.requireNonNull(map.subjects().get(subject)).root().collection());
        var what = "is the root of " + subject + " and is looked up with its owners, going";
        checkTarget(root, owner.collection(), what);
        owner.relations().forEach(name -> checkTarget(root, name, what));
        var integrations = owner.integrations();
        if (integrations != null) {
            checkTarget(root, integrations.collection(), what);
        }
        checkPath(collection(owner.collection()), owner.name(), "owners.name");
        checkPath(collection(owner.collection()), owner.email(), "owners.email");
    }

    private void checkDirectory(FileDirectory directory) {
        directory
                .rules()
                .forEach(rule -> directory
                        .store()
                        .filter(store -> !store.equals(rule.collection().store()))
                        .ifPresent(store -> error(
                                collection(rule.collection()),
                                "names files of directory '" + directory.name() + "', as rows of store '" + store
                                        + "' do",
                                "give each store a directory of its own")));
    }

    private void checkPath(DataCollection start, @Nullable ColumnPath path, String what) {
        var at = start.name();
        for (var column : path == null ? List.<String>of() : path.follow()) {
            var reference = graph.follow(at, column);
            if (reference.isEmpty()) {
                return;
            }
            if (reference.get().crossesStores()) {
                error(
                        collection(at),
                        "has a path (" + what + ") over '" + column + "' into another store",
                        "end it in a column of store " + at.store());
                return;
            }
            at = reference.get().to();
        }
    }

    private DataCollection collection(CollectionName name) {
        return Objects.requireNonNull(map.collections().get(name));
    }

    private void error(DataCollection collection, String message, String cure) {
        errors.add(collection.line(), "'" + collection.name() + "' " + message, cure);
    }

    private void error(Reference hop, String message, String cure) {
        var field = collection(hop.from()).fields().get(hop.columns().getFirst());
        errors.add(Objects.requireNonNull(field).line(), "'" + field.name() + "' " + message, cure);
    }
}
