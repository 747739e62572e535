package nl.gewist.datamap;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.Column;
import org.jspecify.annotations.Nullable;

/** Casts subject ids, which are text on the wire, so that one that does not fit matches no row instead of failing. */
enum IdType {
    INT2("int2"),
    INT4("int4"),
    INT8("int8"),
    UUID("uuid"),
    TEXT("text");

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final String sql;

    IdType(String sql) {
        this.sql = sql;
    }

    static IdType of(Column column) {
        return column.isText() ? TEXT : valueOf(column.type().toUpperCase(Locale.ROOT));
    }

    /** A column that all of these can be compared with: of their type, or of text where they differ. */
    static Column common(String name, List<Column> columns) {
        var types = columns.stream().map(IdType::of).collect(Collectors.toSet());
        if (!types.isEmpty() && Set.of(INT2, INT4, INT8).containsAll(types)) {
            return Column.of(name, INT8.sql);
        }
        return Column.of(name, types.equals(Set.of(UUID)) ? UUID.sql : TEXT.sql);
    }

    static boolean isSupported(Column column) {
        return column.isText()
                || switch (column.type()) {
                    case "int2", "int4", "int8", "uuid" -> true;
                    default -> false;
                };
    }

    static boolean isUuid(String value) {
        return UUID_TEXT.matcher(value.toLowerCase(Locale.ROOT)).matches();
    }

    String sql() {
        return sql;
    }

    /** A value of this type that is no column. */
    Column column() {
        return Column.of(sql, sql);
    }

    /** The id as the store can cast it, or null when it can be no row's id. Only canonical numbers are ids. */
    @Nullable
    String fit(String id) {
        return switch (this) {
            case INT2 -> within(id, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT4 -> within(id, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT8 -> within(id, Long.MIN_VALUE, Long.MAX_VALUE);
            case UUID -> isUuid(id) ? id : null;
            case TEXT -> id.indexOf(0) < 0 ? id : null;
        };
    }

    private static @Nullable String within(String id, long min, long max) {
        if (!WHOLE.matcher(id).matches()) {
            return null;
        }
        try {
            var value = Long.parseLong(id);
            return value >= min && value <= max ? id : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
