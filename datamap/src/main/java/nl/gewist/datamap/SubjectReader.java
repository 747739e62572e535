package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether subjects exist, since when, and with which owners: the narrow read before announcing. */
public final class SubjectReader {
    private final Dialect dialect;
    private final AddressResolver addresses;
    private final String sql;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public SubjectReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        this.dialect = reach.dialect();
        var selection = new Selection(reach);
        var owners = map.owners().get(subjectType);
        this.addresses = new AddressResolver(reach, selection, owners == null ? List.of() : owners.relations());
        var owned = owners == null ? "" : Relations.sql(reach, selection, owners);
        var rows = owned.isEmpty() ? "select t.no, " + dialect.text("null") + " as owner_id from t where false" : owned;
        var id = reach.type().root().field();
        this.sql = selection.with() + ", owned as (" + rows + ") select t.no, " + Sql.column("c", id)
                + " is not null as \"exists\", " + created(reach) + " as created_at,"
                + " t.owner is null or exists (select 1 from owned o where o.no = t.no and "
                + dialect.text("o.owner_id")
                + " = t.owner)"
                + " as held,"
                + " exists (select 1 from owned o where o.no = t.no"
                + " and (t.owner is null or " + dialect.text("o.owner_id") + " <> t.owner)) as elsewhere"
                + " from t left join " + selection.table(reach.root()) + " c on " + Sql.column("c", id)
                + " = t.id order by t.no";
    }

    private static String created(Reach reach) {
        var created = reach.type().created();
        if (created == null) {
            return reach.dialect().time(null, "null");
        }
        return reach.dialect().time(reach.column(reach.root(), created), Sql.column("c", created));
    }

    /** One entry per target, in their order. */
    public List<Subject> read(Connection store, Collection<Target> targets) throws SQLException {
        var batch = addresses.read(store, targets);
        var subjects = new ArrayList<Subject>();
        batch.query(
                store,
                sql,
                row -> subjects.add(new Subject(
                        batch.requestId(row.getInt("no")),
                        row.getBoolean("exists"),
                        dialect.instant(row, "created_at"),
                        row.getBoolean("held"),
                        row.getBoolean("elsewhere"))));
        return subjects;
    }
}
