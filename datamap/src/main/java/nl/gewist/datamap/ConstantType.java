package nl.gewist.datamap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import nl.gewist.datamap.Catalog.Column;

/** Whether a constant of the map can stand in a column; what is not understood does not fit. */
final class ConstantType {
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

    private ConstantType() {}

    static boolean fits(Column column, String value) {
        if (column.isText()) {
            return true;
        }
        if (!column.labels().isEmpty()) {
            return column.labels().contains(value);
        }
        if (NUMBERS.contains(column.type())) {
            return isNumber(column.type(), value);
        }
        return switch (column.type()) {
            case "bool" -> value.equals("true") || value.equals("false");
            case "date", "timestamp", "timestamptz" -> isDate(value);
            case "uuid" -> IdType.isUuid(value);
            default -> false;
        };
    }

    private static boolean isNumber(String type, String value) {
        try {
            var number = new BigDecimal(value);
            switch (type) {
                case "int2" -> number.shortValueExact();
                case "int4" -> number.intValueExact();
                case "int8" -> number.longValueExact();
                default -> {}
            }
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
