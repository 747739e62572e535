package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects misfits; one that several subject types meet is one misfit. */
final class Misfits {
    private final Map<Key, Set<String>> found = new LinkedHashMap<>();

    void add(
            Misfit.Code code,
            CollectionName collection,
            @Nullable String field,
            Set<String> subjectTypes,
            String cure) {
        add(code, collection.toString(), field, subjectTypes, cure);
    }

    void add(Misfit.Code code, String collection, @Nullable String field, Set<String> subjectTypes, String cure) {
        found.computeIfAbsent(new Key(code, collection, field, cure), key -> new TreeSet<>())
                .addAll(subjectTypes);
    }

    void add(Misfit misfit) {
        add(misfit.code(), misfit.collection(), misfit.field(), misfit.subjectTypes(), misfit.cure());
    }

    List<Misfit> toList() {
        var misfits = new ArrayList<Misfit>();
        found.forEach(
                (key, types) -> misfits.add(new Misfit(key.code(), key.collection(), key.field(), types, key.cure())));
        return misfits;
    }

    private record Key(
            Misfit.Code code, String collection, @Nullable String field, String cure) {}
}
