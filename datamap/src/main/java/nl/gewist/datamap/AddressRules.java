package nl.gewist.datamap;

import java.util.Objects;
import java.util.stream.Stream;

/** Whether rows may belong by an e-mail address, seen without a database. */
final class AddressRules {
    private final DataMap map;
    private final MapErrors errors;
    private final ReferenceGraph graph;

    AddressRules(DataMap map, MapErrors errors) {
        this.map = map;
        this.errors = errors;
        this.graph = new ReferenceGraph(map, null);
    }

    void check() {
        map.collections().values().stream()
                .filter(collection -> !collection.belongsBy().isEmpty())
                .forEach(this::checkCollection);
        map.subjects().values().forEach(this::checkIdentifiers);
    }

    private void checkCollection(DataCollection collection) {
        map.subjects().values().stream()
                .filter(type -> type.root().collection().equals(collection.name()))
                .forEach(type -> error(
                        collection,
                        "has one row for each " + type.name() + ", which belongs to nobody else",
                        "remove belongs_by; what it names goes under identifiers of " + type.name()));
        if (map.subjects().values().stream().allMatch(type -> type.emails().isEmpty())) {
            error(
                    collection,
                    "belongs by an e-mail address, but nobody's addresses are known",
                    "add identifiers: {email: […]} to a subject");
        }
        if (collection.treatment() == Treatment.KEEP) {
            error(
                    collection,
                    "stays as it is, with the address by which it belongs to somebody",
                    "write treat: anonymise, and name under keep.fields what the law asks for; or remove belongs_by");
        }
        map.subjects().values().stream()
                .filter(type -> !type.emails().isEmpty())
                .forEach(type -> checkStores(collection, type));
        var keep = collection.keep();
        collection.belongsBy().stream()
                .filter(field -> keep != null && keep.fields().contains(field))
                .forEach(field -> error(
                        collection,
                        "keeps '" + field + "', by which it belongs to somebody",
                        "take it out of keep.fields, or out of belongs_by"));
    }

    /** Who else has an address can be asked of one store only. */
    private void checkStores(DataCollection collection, SubjectType type) {
        var store = collection.name().store();
        Stream.concat(
                        Stream.of(type.root().collection()),
                        type.emails().stream().map(SubjectType.IdentifierSource::collection))
                .filter(name -> !name.store().equals(store))
                .findFirst()
                .ifPresent(name -> error(
                        collection,
                        "belongs by an e-mail address, but '" + name
                                + "', with which it is compared, is in another store",
                        "give it a reference to " + type.root() + " instead of belongs_by"));
    }

    /** What is found by an address cannot say what addresses there are. */
    private void checkIdentifiers(SubjectType type) {
        type.identifiers().stream()
                .map(SubjectType.IdentifierSource::collection)
                .distinct()
                .filter(name -> graph.collections(type).contains(name))
                .filter(name -> graph.paths(name, type).stream().allMatch(RootPath::endsAtAddress))
                .forEach(name -> error(
                        Objects.requireNonNull(map.collections().get(name)),
                        "has identifiers of " + type.name() + ", but belongs to it by an e-mail address only",
                        "declare a reference, or take it out of identifiers"));
    }

    private void error(DataCollection collection, String message, String cure) {
        errors.add(collection.line(), "'" + collection.name() + "' " + message, cure);
    }
}
