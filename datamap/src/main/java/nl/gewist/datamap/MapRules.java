package nl.gewist.datamap;

import java.util.Objects;

/** What can be wrong in a map that is well formed, seen without a database. */
final class MapRules {
    private final DataMap map;
    private final MapErrors errors;
    private final ReferenceGraph graph;

    MapRules(DataMap map, MapErrors errors) {
        this.map = map;
        this.errors = errors;
        this.graph = new ReferenceGraph(map, null);
    }

    void check() {
        map.collections().values().forEach(collection -> {
            checkReferences(collection);
            checkTreatment(collection);
            checkMentions(collection);
        });
        if (errors.isEmpty()) {
            map.subjects().values().forEach(this::checkSubject);
            map.files().values().forEach(directory -> directory.rules().forEach(this::checkFiles));
            new LookupRules(map, errors).check();
            new AddressRules(map, errors).check();
        }
        if (errors.isEmpty()) {
            new StoreRules(map, errors).check();
        }
    }

    private void checkReferences(DataCollection collection) {
        for (var field : collection.fields().values()) {
            for (var target : field.references()) {
                if (!exists(target)) {
                    errors.add(
                            field.line(),
                            "'" + field.name() + "' refers to '" + target + "', which is not in the map",
                            "list that field, or remove the reference");
                } else if (takes(target, new FieldRef(collection.name(), field.name()))) {
                    errors.add(
                            field.line(),
                            "'" + field.name() + "' and '" + target + "' each say that they come from the other",
                            "keep the reference that says whose the rows are");
                }
            }
        }
    }

    private boolean takes(FieldRef field, FieldRef from) {
        return Objects.requireNonNull(Objects.requireNonNull(map.collections().get(field.collection()))
                        .fields()
                        .get(field.field()))
                .references()
                .contains(from);
    }

    private boolean exists(FieldRef ref) {
        var collection = map.collections().get(ref.collection());
        return collection != null && collection.fields().containsKey(ref.field());
    }

    private void checkTreatment(DataCollection collection) {
        if (collection.treatment() != Treatment.ANONYMISE && !collection.rules().isEmpty()) {
            error(collection, "has strategies for fields of rows that are not anonymised", "add treat: anonymise");
        }
        collection.rules().forEach((field, rule) -> checkRule(collection, field, rule));
        var keep = collection.keep();
        if (keep == null) {
            if (collection.treatment() == Treatment.KEEP) {
                error(collection, "is kept without a legal basis", "add keep: {basis: …}");
            }
            return;
        }
        if (collection.treatment() == Treatment.DELETE) {
            error(collection, "has a keep, but its rows are deleted", "add treat: anonymise or treat: keep");
        }
        keep.fields().stream()
                .filter(collection.rules()::containsKey)
                .forEach(field -> error(
                        collection, "both keeps and erases '" + field + "'", "name it under keep or under fields"));
    }

    private void checkRule(DataCollection collection, String field, DataCollection.FieldRule rule) {
        var through = rule.through();
        if (through != null
                && !collection.belongsBy().contains(through)
                && graph.belonging(collection.name()).stream()
                        .noneMatch(reference -> reference.columns().contains(through))) {
            error(
                    collection,
                    "'" + field + "' goes through '" + through + "', which is no reference",
                    "declare the reference under dataset, or name it under belongs_by");
        }
        if (Objects.requireNonNull(collection.fields().get(field)).primaryKey()) {
            error(collection, "changes its primary key '" + field + "'", "remove it from fields");
        }
    }

    private void checkMentions(DataCollection collection) {
        for (var mention : collection.mentions()) {
            if (map.subjects().values().stream()
                    .noneMatch(type -> belongs(mention.of().collection(), type))) {
                error(
                        collection,
                        "has mentions tied to '" + mention.of() + "', whose rows belong to nobody",
                        "name a field of a collection that belongs to a subject");
            }
        }
    }

    private void checkSubject(SubjectType type) {
        var root = Objects.requireNonNull(map.collections().get(type.root().collection()));
        for (var source : type.identifiers()) {
            if (!belongs(source.collection(), type)) {
                error(
                        root,
                        "takes identifiers of " + type.name() + " from '" + source.collection()
                                + "', which does not belong to it",
                        "declare a reference from there to " + type.root());
            }
        }
        for (var name : graph.collections(type)) {
            if (graph.paths(name, type).size() > ReferenceGraph.MAX_PATHS) {
                error(
                        Objects.requireNonNull(map.collections().get(name)),
                        "belongs to " + type.name() + " in more than " + ReferenceGraph.MAX_PATHS + " ways",
                        "declare fewer references; use links for the others");
            }
        }
    }

    private void checkFiles(FileDirectory.Rule rule) {
        var type = map.subjects().get(rule.subjectType());
        if (type == null || !belongs(rule.collection(), type)) {
            error(
                    Objects.requireNonNull(map.collections().get(rule.collection())),
                    "names files of " + rule.subjectType() + ", to which it does not belong",
                    "name fields of a collection that belongs to that subject");
        }
    }

    private boolean belongs(CollectionName name, SubjectType type) {
        return graph.collections(type).contains(name);
    }

    private void error(DataCollection collection, String message, String cure) {
        errors.add(collection.line(), "'" + collection.name() + "' " + message, cure);
    }
}
