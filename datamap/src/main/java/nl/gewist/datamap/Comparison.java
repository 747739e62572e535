package nl.gewist.datamap;

import java.util.Optional;
import java.util.Set;
import nl.gewist.datamap.Catalog.Column;

/**
 * How a reference is compared with what it points to. The value pointed to is what is cast, so that the pointing
 * column's index serves; one that cannot be cast is equal to nothing instead of failing.
 */
final class Comparison {
    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");

    private Comparison() {}

    /** Whether the columns are compared as they are. */
    static boolean fits(Column from, Column to) {
        return from.type().equals(to.type())
                || WHOLE.contains(from.type()) && WHOLE.contains(to.type())
                || from.isText() && to.isText();
    }

    /** SQL of the value pointed to, as the pointing column can be compared with it; empty when it cannot. */
    static Optional<String> cast(Dialect dialect, Column from, Column to, String value) {
        if (fits(from, to)) {
            return Optional.of(dialect.comparable(from, to, value));
        }
        if (from.isText()) {
            return Optional.of(dialect.text(value));
        }
        if (!to.isText()) {
            return Optional.empty();
        }
        if (WHOLE.contains(from.type())) {
            return Optional.of(dialect.castIfLike("(0|-?[1-9][0-9]{0,17})", IdType.INT8.column(), value));
        }
        return from.type().equals("uuid")
                ? Optional.of(
                        dialect.castIfLike("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", IdType.UUID.column(), value))
                : Optional.empty();
    }

    /** Whether a constant of the map can be compared with the column. */
    static boolean takes(Column column, String constant) {
        return column.isText()
                || column.labels().contains(constant)
                || switch (column.type()) {
                    case "int2" -> IdType.INT2.fit(constant) != null;
                    case "int4" -> IdType.INT4.fit(constant) != null;
                    case "int8" -> IdType.INT8.fit(constant) != null;
                    case "uuid" -> IdType.isUuid(constant);
                    case "bool" -> constant.equals("true") || constant.equals("false");
                    default -> false;
                };
    }
}
