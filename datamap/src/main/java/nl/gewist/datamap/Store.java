package nl.gewist.datamap;

/**
 * A database of the platform. Its address comes from configuration, so that a map can be shown and shared.
 *
 * @param region where it stands; a map with a region outside the EU is refused (promise P7)
 */
public record Store(String name, String kind, String schema, String region) {

    StoreKind storeKind() {
        return StoreKind.named(kind)
                .orElseThrow(() -> new IllegalStateException("stores of kind '" + kind + "' are not supported"));
    }
}
