package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether subjects exist, since when, and with which owners: the narrow read before announcing. */
public final class SubjectReader {
    private final AddressResolver addresses;
    private final String sql;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public SubjectReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        var selection = new Selection(reach);
        var owners = map.owners().get(subjectType);
        this.addresses = new AddressResolver(reach, selection, owners == null ? List.of() : owners.relations());
        var owned = owners == null ? "" : Relations.sql(reach, selection, owners);
        var rows = owned.isEmpty() ? "select t.no, null::text as owner_id from t where false" : owned;
        var id = reach.type().root().field();
        this.sql = selection.with() + ", owned as (" + rows + ") select t.no, " + Sql.column("c", id)
                + " is not null as exists, " + created(reach) + " as created_at,"
                + " t.owner is null or exists (select from owned o where o.no = t.no and o.owner_id::text = t.owner)"
                + " as held,"
                + " exists (select from owned o where o.no = t.no"
                + " and (t.owner is null or o.owner_id::text <> t.owner)) as elsewhere"
                + " from t left join " + selection.table(reach.root()) + " c on " + Sql.column("c", id)
                + " = t.id order by t.no";
    }

    private static String created(Reach reach) {
        var created = reach.type().created();
        if (created == null) {
            return "null::timestamptz";
        }
        var column = Sql.column("c", created);
        return switch (reach.column(reach.root(), created).type()) {
            case "timestamp", "date" -> column + "::timestamp at time zone 'UTC'";
            default -> column;
        };
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
                        instant(row),
                        row.getBoolean("held"),
                        row.getBoolean("elsewhere"))));
        return subjects;
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var time = row.getObject("created_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
