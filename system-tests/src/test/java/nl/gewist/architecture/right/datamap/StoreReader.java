package nl.gewist.architecture.right.datamap;

/** Reads a store, which only a worker may ask for. */
public class StoreReader {
    public int read() {
        return 1;
    }

    /** A value that came from a store: harmless anywhere. */
    public record Row(String id) {}
}
