package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All subjects of a type that a platform has: the rows of their root collection. */
public final class Roots {
    private final String table;
    private final String id;

    private Roots(String table, String id) {
        this.table = table;
        this.id = id;
    }

    /** @throws IllegalArgumentException when the map has no such subject type */
    public static Roots of(DataMap map, String subjectType) {
        var subject = map.subjects().get(subjectType);
        if (subject == null) {
            throw new IllegalArgumentException("the data map has no subject type " + subjectType);
        }
        var root = subject.root();
        var store = map.stores().get(root.collection().store());
        if (store == null) {
            throw new IllegalArgumentException(
                    "the data map has no store " + root.collection().store());
        }
        return new Roots(Sql.table(store, root.collection()), Dialect.of(store).text(Sql.column("c", root.field())));
    }

    public long count(Connection store) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Hands on all ids, so many at a time.
     *
     * @param store not in auto-commit mode, so that ids are read through a cursor
     */
    public void each(Connection store, int atOnce, Reader reader) throws SQLException {
        try (var statement = store.prepareStatement("select " + id + " from " + table + " c")) {
            statement.setFetchSize(atOnce);
            try (var rows = statement.executeQuery()) {
                var ids = new ArrayList<String>(atOnce);
                while (rows.next()) {
                    ids.add(rows.getString(1));
                    if (ids.size() == atOnce) {
                        reader.read(List.copyOf(ids));
                        ids.clear();
                    }
                }
                if (!ids.isEmpty()) {
                    reader.read(ids);
                }
            }
        }
    }

    /** Takes some ids. */
    @FunctionalInterface
    public interface Reader {
        void read(List<String> subjectIds) throws SQLException;
    }
}
