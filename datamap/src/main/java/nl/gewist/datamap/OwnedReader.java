package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import nl.gewist.datamap.SubjectType.Kind;

/** Whom an owner has: the other direction of {@link OwnerReader}, without any personal value. */
public final class OwnedReader {
    private final String sql;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public OwnedReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        var selection = new Selection(reach);
        var owners = map.owners().get(subjectType);
        var owned = owners == null ? "" : Relations.sql(reach, selection, owners);
        var dialect = reach.dialect();
        // Every subject is a target here, and its number is its id.
        var id = Sql.column("r", reach.type().root().field());
        this.sql = owned.isEmpty()
                ? ""
                : "with t" + dialect.asView() + "(select " + id + " as no, " + id + " as id, " + dialect.text("null")
                        + " as owner from "
                        + selection.table(reach.root()) + " r)" + addresses(reach, selection) + ", owned as (" + owned
                        + ") select distinct " + dialect.text("o.no") + " from owned o where "
                        + dialect.text("o.owner_id")
                        + " = ? order by 1";
    }

    private static String addresses(Reach reach, Selection selection) {
        return reach.usesAddresses()
                ? ", e" + reach.dialect().asView() + "(select v.no, "
                        + reach.dialect().address("v.value") + " as value from ("
                        + IdentifierReader.values(reach, selection, EnumSet.of(Kind.EMAIL)) + ") v)"
                : "";
    }

    /** The ids of the subjects that have or had something with this owner and have a root row; none without owners. */
    public List<String> read(Connection store, String ownerId) throws SQLException {
        var subjects = new ArrayList<String>();
        if (sql.isEmpty()) {
            return subjects;
        }
        try (var statement = store.prepareStatement(sql)) {
            statement.setString(1, ownerId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
        }
        return subjects;
    }
}
