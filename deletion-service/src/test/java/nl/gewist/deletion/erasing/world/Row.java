package nl.gewist.deletion.erasing.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as it should be; {@code mark} tells it apart in whatever table. */
final class Row {
    final int mark;
    final @Nullable Person home;
    final Map<Column, Object> cells = new LinkedHashMap<>();

    /** @param home whom the maker had in mind */
    Row(int mark, @Nullable Person home) {
        this.mark = mark;
        this.home = home;
    }

    /** Null, a String, a {@link Text} or a {@link Pseudonym}. */
    void set(Column column, @Nullable Object value) {
        cells.put(column, value);
    }

    @Nullable
    String text(Column column) {
        var value = cells.get(column);
        return value == null ? null : value.toString();
    }
}
