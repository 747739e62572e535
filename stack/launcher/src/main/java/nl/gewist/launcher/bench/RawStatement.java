package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One prepared statement of {@link RawSql}, for one learner or for many at a time. */
final class RawStatement {
    private static final Pattern WORD = Pattern.compile("(?<!:):([a-z]+)");

    private final PreparedStatement statement;
    private final List<String> parameters = new ArrayList<>();

    RawStatement(Connection connection, String sql, boolean many) throws SQLException {
        Matcher words = WORD.matcher(sql);
        statement = connection.prepareStatement(words.replaceAll(word -> sql(word, many)));
    }

    private String sql(MatchResult word, boolean many) {
        return switch (word.group(1)) {
            case "is" -> parameters(many ? "= any (?)" : "= ?", many ? "ids" : "id");
            case "people" ->
                many
                        ? parameters("unnest(?::bigint[], ?::text[]) v (learner_id, pattern)", "ids", "patterns")
                        : parameters("(values (?::bigint, ?::text)) v (learner_id, pattern)", "id", "pattern");
            case "values" ->
                parameters(
                        "unnest(?::bigint[], ?::text[], ?::text[]) v (learner_id, value, pattern)",
                        "valueIds",
                        "values",
                        "valuePatterns");
            case String parameter -> parameters("?", parameter);
        };
    }

    private String parameters(String sql, String... names) {
        parameters.addAll(List.of(names));
        return sql;
    }

    int update(RawPeople people) throws SQLException {
        bind(people);
        return statement.executeUpdate();
    }

    ResultSet query(RawPeople people) throws SQLException {
        bind(people);
        return statement.executeQuery();
    }

    private void bind(RawPeople people) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            people.bind(statement, i + 1, parameters.get(i));
        }
    }
}
