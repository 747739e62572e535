package nl.gewist.datamap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.Misfit.Code;
import org.jspecify.annotations.Nullable;

/** Checks that references join columns of like types, and that every path can be followed in the live schema. */
final class ReferenceCheck {
    private final DataMap map;
    private final Catalog catalog;
    private final Map<CollectionName, Set<String>> touching;
    private final Misfits misfits;
    private final ReferenceGraph graph;

    ReferenceCheck(DataMap map, Catalog catalog, Map<CollectionName, Set<String>> touching, Misfits misfits) {
        this.map = map;
        this.catalog = catalog;
        this.touching = touching;
        this.misfits = misfits;
        this.graph = new ReferenceGraph(map, catalog);
    }

    void check() {
        map.collections().values().stream()
                .filter(collection ->
                        collection.name().store().equals(catalog.store().name()))
                .forEach(this::checkCollection);
        map.subjects().values().forEach(this::checkRoot);
        map.invoices().forEach(this::checkInvoice);
        map.owners().values().forEach(owner -> {
            checkPath(owner.collection(), owner.name());
            checkPath(owner.collection(), owner.email());
        });
    }

    private void checkCollection(DataCollection collection) {
        var name = collection.name();
        collection
                .fields()
                .values()
                .forEach(field -> field.references().forEach(target -> checkTypes(name, field.name(), target)));
        collection.references().forEach(this::checkComparison);
        collection.links().forEach((column, target) -> checkTypes(name, column, target));
        collection.mentions().forEach(mention -> checkTypes(name, mention.field(), mention.of()));
        collection.belongsBy().forEach(field -> checkText(name, field));
        if (!collection.part().isEmpty()) {
            checkPath(name, collection.partPath());
        }
    }

    private void checkTypes(CollectionName name, String column, FieldRef target) {
        var from = catalog.column(name, column);
        var to = catalog.column(target.collection(), target.field());
        if (!name.store().equals(target.collection().store())) {
            from.ifPresent(known -> checkId(name, known));
        } else if (from.isPresent() && to.isPresent() && !Comparison.fits(from.get(), to.get())) {
            add(
                    Code.TYPE_MISMATCH,
                    name,
                    column,
                    "is " + from.get().sqlType() + " but refers to " + target + ", which is "
                            + to.get().sqlType());
        }
    }

    private void checkText(CollectionName name, String field) {
        catalog.column(name, field)
                .filter(column -> !column.isText())
                .ifPresent(column -> add(
                        Code.NOT_TEXT,
                        name,
                        field,
                        "is " + column.sqlType() + ", which holds no e-mail address: take it out of belongs_by"));
    }

    /** A reference of Gewist's own may join unlike types, as far as they can be compared. */
    private void checkComparison(Reference reference) {
        var column = reference.columns().getFirst();
        var from = catalog.column(reference.from(), column);
        if (reference.crossesStores()) {
            from.ifPresent(known -> checkId(reference.from(), known));
        }
        var to = catalog.column(reference.to(), reference.targetColumns().getFirst());
        if (from.isPresent()
                && to.isPresent()
                && Comparison.cast(Dialect.of(catalog.store()), from.get(), to.get(), "")
                        .isEmpty()) {
            add(
                    Code.TYPE_MISMATCH,
                    reference.from(),
                    column,
                    "is " + from.get().sqlType() + " and cannot be compared with " + reference.to() + "."
                            + to.get().name() + ", which is " + to.get().sqlType());
        }
        reference
                .when()
                .forEach((name, constant) -> catalog.column(reference.from(), name)
                        .filter(known -> !Comparison.takes(known, constant))
                        .ifPresent(known -> add(
                                Code.TYPE_MISMATCH,
                                reference.from(),
                                name,
                                "is " + known.sqlType() + " and never '" + constant + "': correct the 'when' of "
                                        + column)));
    }

    private void checkRoot(SubjectType type) {
        catalog.column(type.root().collection(), type.root().field())
                .ifPresent(column -> checkId(type.root().collection(), column));
    }

    private void checkId(CollectionName name, Catalog.Column column) {
        if (!IdType.isSupported(column)) {
            add(
                    Code.TYPE_MISMATCH,
                    name,
                    column.name(),
                    "an id of type " + column.sqlType() + " is not supported: use a whole number, uuid or text");
        }
    }

    private void checkInvoice(InvoiceKind kind) {
        kind.values().values().forEach(path -> checkPath(kind.collection(), path));
        kind.buyer().values().forEach(path -> checkPath(kind.collection(), path));
        kind.seller().values().forEach(path -> checkPath(kind.collection(), path));
        catalog.table(kind.collection())
                .filter(table -> table.primaryKey().size() != 1)
                .ifPresent(table ->
                        add(Code.PRIMARY_KEY, kind.collection(), null, "an invoice needs a primary key of one column"));
        var lines = kind.lines();
        if (lines != null) {
            lines.values().values().forEach(path -> checkPath(lines.collection(), path));
        }
    }

    private void checkPath(CollectionName start, @Nullable ColumnPath path) {
        if (path == null || catalog.table(start).isEmpty()) {
            return;
        }
        var at = start;
        for (var column : path.follow()) {
            var reference = graph.follow(at, column);
            if (reference.isEmpty() || catalog.table(reference.get().to()).isEmpty()) {
                add(Code.MISSING_REFERENCE, at, column, "points to nothing: add a foreign key, a reference or a link");
                return;
            }
            checkUnique(at, column, reference.get());
            at = reference.get().to();
        }
        for (var column : path.columns()) {
            if (catalog.column(at, column).isEmpty()) {
                add(Code.MISSING_FIELD, at, column, "there is no such column: correct the path that ends in it");
            }
        }
    }

    private void checkUnique(CollectionName at, String column, Reference reference) {
        var target = catalog.table(reference.to()).orElseThrow();
        if (target.uniques().stream().noneMatch(key -> reference.targetColumns().containsAll(key))) {
            add(
                    Code.MISSING_REFERENCE,
                    at,
                    column,
                    "leads to " + reference.to() + " " + List.copyOf(reference.targetColumns())
                            + ", which is not unique: add a unique index there");
        }
    }

    private void add(Code code, CollectionName name, @Nullable String field, String cure) {
        misfits.add(
                code, name, field, touching.getOrDefault(name, map.subjects().keySet()), cure);
    }
}
