package nl.gewist.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key in the documents of a JSON column. Lists on the way are gone through element by element.
 *
 * @param strategy how its value goes, the whole of it; null when it is looked into: then only what {@code inner} names
 *     goes, and a value that cannot be looked into goes as a whole
 */
public record DocumentKey(String name, @Nullable Strategy strategy, boolean email, List<DocumentKey> inner) {

    public DocumentKey {
        inner = List.copyOf(inner);
        if (strategy instanceof Strategy.Keys || (strategy == null) == inner.isEmpty()) {
            throw new IllegalArgumentException("a key is either erased or looked into: " + name);
        }
    }

    boolean redacts() {
        return strategy == null ? inner.stream().anyMatch(DocumentKey::redacts) : strategy.redacts();
    }

    boolean pseudonymises() {
        return strategy == null ? inner.stream().anyMatch(DocumentKey::pseudonymises) : strategy.pseudonymises();
    }
}
