package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a role may do on a whole MariaDB database: only then it sees all of its foreign keys. */
record MariaGrants(String database, List<String> grants) {
    /** The names of databases in grants are patterns. */
    private static final Pattern ON = Pattern.compile("GRANT (?!USAGE ON)[^\"]* ON (\\*|\"(.*?)\")\\.\\* TO .*");

    static MariaGrants read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            String database;
            try (var row = statement.executeQuery("select coalesce(database(), '')")) {
                row.next();
                database = row.getString(1);
            }
            var grants = new ArrayList<String>();
            try (var rows = statement.executeQuery("show grants")) {
                while (rows.next()) {
                    grants.add(rows.getString(1));
                }
            }
            return new MariaGrants(database, grants);
        }
    }

    boolean showAll() {
        return grants.stream()
                .map(ON::matcher)
                .anyMatch(grant -> grant.matches() && (grant.group(2) == null || matches(grant.group(2))));
    }

    private boolean matches(String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char at = pattern.charAt(i);
            if (at == '%') {
                expression.append(".*");
            } else if (at == '_') {
                expression.append('.');
            } else {
                boolean escaped = at == '\\' && i + 1 < pattern.length();
                expression.append(Pattern.quote(String.valueOf(escaped ? pattern.charAt(++i) : at)));
            }
        }
        return Pattern.matches(expression.toString(), database);
    }
}
