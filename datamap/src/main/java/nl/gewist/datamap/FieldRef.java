package nl.gewist.datamap;

/** One field (column) of one collection. */
public record FieldRef(CollectionName collection, String field) {

    @Override
    public String toString() {
        return collection + "." + field;
    }
}
