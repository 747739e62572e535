package nl.gewist.datamap;

/** A collection (table) of a store, written {@code store.collection} in the map and in counts. */
public record CollectionName(String store, String name) implements Comparable<CollectionName> {

    @Override
    public int compareTo(CollectionName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return store + "." + name;
    }
}
