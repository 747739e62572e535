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
    private final Dialect dialect;
    private final AddressResolver addresses;
    private final String ownersSql;
    private final String integrationsSql;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public OwnerReader(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        var reach = Reach.of(map, catalog, subjectType);
        this.dialect = reach.dialect();
        var selection = new Selection(reach);
        var lookup = map.owners().get(subjectType);
        this.addresses = new AddressResolver(reach, selection, lookup == null ? List.of() : lookup.relations());
        var owned = lookup == null ? "" : Relations.sql(reach, selection, lookup);
        this.ownersSql = lookup == null || owned.isEmpty() ? "" : owners(reach, selection, lookup, owned);
        this.integrationsSql = lookup == null ? "" : integrations(reach, selection, lookup);
    }

    private static String owners(Reach reach, Selection selection, OwnerLookup lookup, String owned) {
        var values = new Lookup(reach);
        var columns = text(reach, values, lookup.collection(), lookup.name()) + " as owner_name, "
                + text(reach, values, lookup.collection(), lookup.email()) + " as owner_email, "
                + (lookup.locale() == null ? "null" : reach.dialect().text(Sql.column("w", lookup.locale())))
                + " as locale, "
                + person(reach, lookup.personName()) + " as person_name, " + person(reach, lookup.personEmail())
                + " as person_email";
        var owner = reach.dialect().text("o.owner_id");
        return selection.with() + ", owned as (" + owned + ") select t.no, " + owner + " as owner_id, " + columns
                + " from t join owned o on o.no = t.no and (t.owner is null or " + owner + " = t.owner)"
                + " left join " + selection.table(lookup.collection()) + " w on " + Sql.column("w", lookup.id())
                + " = o.owner_id left join " + selection.table(reach.root()) + " r on "
                + Sql.column("r", reach.type().root().field()) + " = t.id" + values.joins()
                + " order by t.no, " + owner;
    }

    private static String text(Reach reach, Lookup values, CollectionName name, @Nullable ColumnPath path) {
        return path == null ? "null" : reach.dialect().text(values.joined(name, "w", path));
    }

    private static String person(Reach reach, @Nullable ColumnPath path) {
        return path == null ? "null" : reach.dialect().text(reach.dialect().joined("r", path.columns()));
    }

    private static String integrations(Reach reach, Selection selection, OwnerLookup lookup) {
        var of = lookup.integrations();
        if (of == null) {
            return "";
        }
        var owner = Sql.column("i", of.owner());
        var dialect = reach.dialect();
        return "select " + dialect.text(owner) + " as owner_id, " + dialect.text(Sql.column("i", of.system()))
                + " as \"system\", "
                + (of.account() == null ? "null" : dialect.text(Sql.column("i", of.account()))) + " as account from "
                + selection.table(of.collection()) + " i where "
                + dialect.isAnyOf(reach.column(of.collection(), of.owner()), owner)
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
            dialect.bindTexts(statement, 1, ownerIds);
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
