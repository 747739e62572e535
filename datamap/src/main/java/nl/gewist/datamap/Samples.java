package nl.gewist.datamap;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog.Column;

/** Values a column may hold before an erasure; the database itself says which ones fit its type. */
final class Samples {
    static final Identifiers PERSON =
            new Identifiers("1", "abcdefghijkl", List.of("a@b"), List.of(), List.of(), List.of("Jan de Boer"));

    /** The first two name the person and nothing else. */
    private static final List<String> COMMON = List.of(
            "a@b",
            "Jan de Boer",
            "2024-06-15",
            "2024-06-16",
            "1970-01-01 00:00:00",
            "9999-12-31",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1000000",
            "00000000-0000-0000-0000-000000000001",
            "00000000-0000-0000-0000-000000000002",
            "10.0.0.1",
            "10.0.0.2",
            "{a@b}",
            "{Jan de Boer}",
            "{}",
            "[]",
            "");

    private static final Pattern LITERALS = Pattern.compile("'((?:[^']|'')*)'|(?<![\\w.])(\\d{1,9})(?![\\w.])");
    private static final int LONGEST = 5_000;
    private static final int MOST = 40;

    private final Attempts attempts;
    private final Map<String, String> domains;

    Samples(Attempts attempts, Map<String, String> domains) {
        this.attempts = attempts;
        this.domains = domains;
    }

    /** SQL of the type in which samples are written; checks of a domain are left to the tried value. */
    String type(String table, Column column) {
        return domains.getOrDefault(table + "." + column.name(), column.sqlType());
    }

    /**
     * SQL literals that fit the column, most telling first, null last where it may be null.
     *
     * @param expressions whose own literals are tried too
     */
    List<String> of(String table, Column column, List<String> expressions) throws SQLException {
        var texts = new LinkedHashSet<String>(column.labels());
        if (texts.isEmpty()) {
            texts.addAll(COMMON.subList(0, 4));
            expressions.forEach(expression -> addLiterals(column, expression, texts));
            texts.addAll(COMMON);
        }
        var literals = texts.stream()
                .filter(text -> column.holds(text.length()))
                .map(text -> Sql.literal(text) + "::" + type(table, column))
                .toList();
        var fitting = new ArrayList<>(fitting(column.sqlType(), literals));
        if (fitting.isEmpty()) {
            // None passes the checks of its domain: then any of the type below must do.
            fitting.addAll(fitting(type(table, column), literals));
        }
        if (fitting.size() > MOST) {
            fitting.subList(MOST, fitting.size()).clear();
        }
        if (column.nullable() || fitting.isEmpty()) {
            fitting.add("null::" + type(table, column));
        }
        return fitting;
    }

    private List<String> fitting(String type, List<String> literals) throws SQLException {
        if (literals.isEmpty() || fits(type, literals)) {
            return literals;
        }
        if (literals.size() == 1) {
            return List.of();
        }
        var half = literals.size() / 2;
        var fitting = new ArrayList<>(fitting(type, literals.subList(0, half)));
        fitting.addAll(fitting(type, literals.subList(half, literals.size())));
        return fitting;
    }

    private boolean fits(String type, List<String> literals) throws SQLException {
        var sql = literals.stream()
                .map(literal -> literal + "::" + type)
                .collect(Collectors.joining(", ", "select ", " where ?::text[] is not null"));
        return !attempts.ask(sql, List.of()).failed();
    }

    private static void addLiterals(Column column, String expression, LinkedHashSet<String> into) {
        var matcher = LITERALS.matcher(expression);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                into.add(matcher.group(1).replace("''", "'"));
            } else {
                var number = Integer.parseInt(matcher.group(2));
                into.addAll(List.of("" + number, "" + (number - 1), "" + (number + 1)));
                if (column.isText() && number > 0 && number <= LONGEST) {
                    into.add("a@b ".repeat(number / 4 + 1).substring(0, number));
                }
            }
        }
    }
}
