package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The narrow read of the notices: who must be told, and what they need to know. */
public final class OwnerReader {
    private final AddressResolver addresses;
    private final String ownersSql;
    private final String integrationsSql;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public OwnerReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        var selection = new Selection(reach);
        var lookup = map.owners().get(subjectType);
        this.addresses = new AddressResolver(reach, selection, lookup == null ? List.of() : lookup.relations());
        var owned = lookup == null ? "" : Relations.sql(reach, selection, lookup);
        this.ownersSql = lookup == null || owned.isEmpty() ? "" : owners(reach, selection, lookup, owned);
        this.integrationsSql = lookup == null ? "" : integrations(reach, selection, lookup);
    }

    private static String owners(Reach reach, Selection selection, OwnerLookup lookup, String owned) {
        var values = new Lookup(reach);
        var columns = text(values, lookup.collection(), lookup.name()) + " as owner_name, "
                + text(values, lookup.collection(), lookup.email()) + " as owner_email, "
                + (lookup.locale() == null ? "null" : Sql.column("w", lookup.locale()) + "::text") + " as locale, "
                + person(lookup.personName()) + " as person_name, " + person(lookup.personEmail())
                + " as person_email";
        return selection.with() + ", owned as (" + owned + ") select t.no, o.owner_id::text as owner_id, " + columns
                + " from t join owned o on o.no = t.no and (t.owner is null or o.owner_id::text = t.owner)"
                + " left join " + selection.table(lookup.collection()) + " w on " + Sql.column("w", lookup.id())
                + " = o.owner_id left join " + selection.table(reach.root()) + " r on "
                + Sql.column("r", reach.type().root().field()) + " = t.id" + values.joins()
                + " order by t.no, o.owner_id::text";
    }

    private static String text(Lookup values, CollectionName name, @Nullable ColumnPath path) {
        return path == null ? "null" : values.joined(name, "w", path) + "::text";
    }

    private static String person(@Nullable ColumnPath path) {
        return path == null ? "null" : Sql.joined("r", path.columns()) + "::text";
    }

    private static String integrations(Reach reach, Selection selection, OwnerLookup lookup) {
        var of = lookup.integrations();
        if (of == null) {
            return "";
        }
        var owner = Sql.column("i", of.owner());
        var type = reach.column(of.collection(), of.owner()).sqlType();
        return "select " + owner + "::text as owner_id, " + Sql.column("i", of.system()) + "::text as system, "
                + (of.account() == null ? "null" : Sql.column("i", of.account()) + "::text") + " as account from "
                + selection.table(of.collection()) + " i where " + owner + " = any (?::text[]::" + type + "[])"
                + (of.active() == null ? "" : " and " + Sql.column("i", of.active())) + " order by 1, 2, 3";
    }

    /** The owners of each target; with a target's ownerId, only that owner. */
    public List<OwnerRelation> read(Connection store, Collection<Target> targets) throws SQLException {
        var relations = new ArrayList<OwnerRelation>();
        if (ownersSql.isEmpty()) {
            return relations;
        }
        var batch = addresses.read(store, targets);
        batch.query(store, ownersSql, row -> relations.add(relation(batch, row)));
        var integrations = integrations(
                store, relations.stream().map(OwnerRelation::ownerId).distinct().toList());
        relations.replaceAll(relation -> relation.with(integrations.getOrDefault(relation.ownerId(), List.of())));
        return relations;
    }

    private static OwnerRelation relation(Batch batch, ResultSet row) throws SQLException {
        return new OwnerRelation(
                batch.requestId(row.getInt("no")),
                row.getString("owner_id"),
                row.getString("owner_name"),
                row.getString("owner_email"),
                row.getString("locale"),
                new PersonSeenByOwner(row.getString("person_name"), row.getString("person_email")),
                List.of());
    }

    private Map<String, List<Integration>> integrations(Connection store, List<String> ownerIds) throws SQLException {
        var found = new HashMap<String, List<Integration>>();
        if (integrationsSql.isEmpty() || ownerIds.isEmpty()) {
            return found;
        }
        try (var statement = store.prepareStatement(integrationsSql)) {
            statement.setArray(1, store.createArrayOf("text", ownerIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString("owner_id"), id -> new ArrayList<>())
                            .add(new Integration(rows.getString("system"), rows.getString("account")));
                }
            }
        }
        return found;
    }
}
