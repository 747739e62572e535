package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The learners of one transaction of plain SQL, and what their names and addresses look like in texts. */
final class RawPeople {
    private final Connection connection;
    private final List<Long> ids;
    private final List<List<String>> values = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();

    /** Ids in ascending order. */
    RawPeople(Connection connection, List<Long> ids) {
        this.connection = connection;
        this.ids = ids;
    }

    /** Takes over what {@link RawSql#LOOK_UP} found. */
    void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            List<String> theirs = List.of((String[]) rows.getArray(5).getArray());
            emails.addAll(theirs);
            values.add(
                    Stream.concat(theirs.stream(), Stream.of(rows.getString(2), rows.getString(3), rows.getString(4)))
                            .toList());
        }
        if (values.size() != ids.size()) {
            throw new IllegalStateException("Of " + ids.size() + " learners " + values.size() + " were found");
        }
    }

    void bind(PreparedStatement statement, int index, String parameter) throws SQLException {
        switch (parameter) {
            case "id" -> statement.setLong(index, ids.getFirst());
            case "ids" -> array(statement, index, "bigint", ids);
            case "emails" -> array(statement, index, "text", emails);
            case "pattern" -> statement.setString(index, pattern(values.getFirst()));
            case "patterns" ->
                array(
                        statement,
                        index,
                        "text",
                        values.stream().map(RawPeople::pattern).toList());
            case "likes" ->
                array(
                        statement,
                        index,
                        "text",
                        all().map(value -> "%" + value + "%").toList());
            case "values" -> array(statement, index, "text", all().toList());
            case "valuePatterns" ->
                array(statement, index, "text", all().map(RawPeople::literal).toList());
            case "valueIds" -> array(statement, index, "bigint", ownersOfValues());
            default -> throw new IllegalArgumentException("No parameter is called " + parameter);
        }
    }

    private void array(PreparedStatement statement, int index, String type, List<?> elements) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, elements.toArray()));
    }

    private Stream<String> all() {
        return values.stream().flatMap(List::stream);
    }

    private List<Long> ownersOfValues() {
        List<Long> owners = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            owners.addAll(Collections.nCopies(values.get(i).size(), ids.get(i)));
        }
        return owners;
    }

    private static String pattern(List<String> values) {
        return values.stream().map(RawPeople::literal).collect(Collectors.joining("|"));
    }

    private static String literal(String value) {
        return value.replaceAll("([^\\p{L}\\p{N} @])", "\\\\$1");
    }
}
