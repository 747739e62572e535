package nl.gewist.datamap.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.gewist.datamap.PersonalKind;
import nl.gewist.datamap.Suspicion;
import org.jspecify.annotations.Nullable;

/** What the columns of a store look like, by name and sample. */
final class Looks {
    private final Map<String, Suspicion> byColumn = new HashMap<>();

    /** @param found from a check of a map that lists nothing, so that every column is looked at */
    Looks(Collection<Suspicion> found) {
        found.stream()
                .filter(each -> each.code() == Suspicion.Code.UNMAPPED_COLUMN && each.field() != null)
                .forEach(each -> byColumn.put(each.collection() + "." + each.field(), each));
    }

    /** Whether anything in the table looks personal. */
    boolean any(String store, String table) {
        return byColumn.keySet().stream().anyMatch(name -> name.startsWith(store + "." + table + "."));
    }

    @Nullable
    Suspicion of(String store, String table, String column) {
        return byColumn.get(store + "." + table + "." + column);
    }

    boolean is(String store, String table, String column, PersonalKind kind) {
        var look = of(store, table, column);
        return look != null && look.kind() == kind;
    }
}
