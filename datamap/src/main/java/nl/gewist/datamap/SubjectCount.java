package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;

/** How many subjects of a type a platform has: the rows of their root collection. */
public final class SubjectCount {
    private final String sql;

    private SubjectCount(String sql) {
        this.sql = sql;
    }

    /** @throws IllegalArgumentException when the map has no such subject type */
    public static SubjectCount of(DataMap map, String subjectType) {
        var subject = map.subjects().get(subjectType);
        if (subject == null) {
            throw new IllegalArgumentException("the data map has no subject type " + subjectType);
        }
        var root = subject.root().collection();
        var store = map.stores().get(root.store());
        if (store == null) {
            throw new IllegalArgumentException("the data map has no store " + root.store());
        }
        return new SubjectCount("select count(*) from " + Sql.table(store, root));
    }

    public long read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
