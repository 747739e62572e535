package nl.gewist.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every text of every table, whatever the data map says, and looks for values that should be gone: one pass over
 * the database for any number of people. It knows nothing of the map, so that it can prove it wrong.
 */
public final class LeftoverSearch {

    private static final String TEXT_COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns join information_schema.tables
            using (table_schema, table_name)
            where table_schema = current_schema() and table_type = 'BASE TABLE'
            and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'ARRAY', 'bytea')
            order by table_name, ordinal_position""";

    /** E-mail addresses, then runs of letters, digits and what holds them together. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}.+_-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+|[+\\p{L}\\p{N}]+");

    private final Map<String, Long> owners = new HashMap<>();

    public LeftoverSearch(Collection<PersonValues> erased) {
        for (PersonValues person : erased) {
            person.all().forEach(value -> owners.put(value.toLowerCase(Locale.ROOT), person.learnerId()));
        }
    }

    /** Every place where one of the values stands, as a whole word and in any case. */
    public List<Leftover> in(Connection database) throws SQLException {
        List<Leftover> leftovers = new ArrayList<>();
        try (var columns = database.prepareStatement(TEXT_COLUMNS);
                var found = columns.executeQuery()) {
            while (found.next()) {
                search(database, found.getString(1), found.getString(2), found.getString(3), leftovers);
            }
        }
        return leftovers;
    }

    /** Bytes that nobody encrypted are searched as the text they are. */
    private void search(Connection database, String table, String column, String type, List<Leftover> leftovers)
            throws SQLException {
        boolean autoCommit = database.getAutoCommit();
        database.setAutoCommit(false);
        String text = (type.equals("bytea") ? "encode(\"%s\", 'escape')" : "\"%s\"::text").formatted(column);
        String sql = "select distinct %s from \"%s\" where \"%s\" is not null".formatted(text, table, column);
        try (var statement = database.prepareStatement(sql)) {
            statement.setFetchSize(10_000);
            try (var texts = statement.executeQuery()) {
                while (texts.next()) {
                    search(texts.getString(1), table, column, leftovers);
                }
            }
        } finally {
            database.setAutoCommit(autoCommit);
        }
    }

    private void search(String text, String table, String column, List<Leftover> leftovers) {
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        int before = -1;
        while (words.find()) {
            report(words.group(), table, column, leftovers);
            if (before >= 0) {
                report(text.substring(before, words.end()).toLowerCase(Locale.ROOT), table, column, leftovers);
            }
            before = words.start();
        }
    }

    private void report(String value, String table, String column, List<Leftover> leftovers) {
        Long learnerId = owners.get(value);
        if (learnerId != null) {
            leftovers.add(new Leftover(learnerId, table, column));
        }
    }
}
