package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/**
 * Everything a live store says of a map at one look: for whoever writes one, before any service runs.
 *
 * @param untried collections whose strategies were not tried, as this role may not update them
 */
public record StoreCheck(List<Misfit> misfits, List<Suspicion> suspicions, List<String> untried) {
    public StoreCheck {
        misfits = List.copyOf(misfits);
        suspicions = List.copyOf(suspicions);
        untried = List.copyOf(untried);
    }

    /**
     * Reads the schema, tries the strategies on made-up rows and samples columns; writes nothing.
     *
     * @param connection to the store, best of the role that will erase, in a transaction of its own
     */
    public static StoreCheck of(DataMap map, Store store, Connection connection) throws SQLException {
        var catalog = Catalog.read(connection, map, store);
        return new StoreCheck(
                MapCheck.check(map, catalog),
                SuspicionCheck.check(map, catalog, connection),
                untried(map, store, connection));
    }

    private static List<String> untried(DataMap map, Store store, Connection connection) throws SQLException {
        var changed = new TreeSet<String>();
        map.collections().values().stream()
                .filter(collection -> collection.name().store().equals(store.name()))
                .filter(collection -> collection.treatment() == Treatment.ANONYMISE
                        || !collection.mentions().isEmpty())
                .forEach(collection -> changed.add(collection.name().name()));
        try (var statement = connection.prepareStatement(CatalogSql.of(store).tried())) {
            statement.setString(1, store.schema());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.remove(rows.getString(1));
                }
            }
        }
        return changed.stream().map(name -> store.name() + "." + name).toList();
    }
}
