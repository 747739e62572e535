package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.Addresses.Known;
import nl.gewist.datamap.RootPath.End;
import nl.gewist.datamap.SubjectType.IdentifierSource;
import nl.gewist.datamap.SubjectType.Kind;

/**
 * Finds out by which addresses rows of a batch may be found: those of the targets that nobody else who stays has too,
 * whatever type of subject that is. Asks nothing where a map has no rows that are found by an address.
 */
final class AddressResolver {
    private final Selection selection;
    private final boolean needed;
    private final IdentifierReader emails;
    private final String lockSql;
    private final String sql;

    /** @param collections whose rows are to be found */
    AddressResolver(Reach reach, Selection selection, Collection<CollectionName> collections) {
        this.selection = selection;
        this.needed = collections.stream().anyMatch(reach::needsAddresses);
        this.emails = new IdentifierReader(reach, selection, EnumSet.of(Kind.EMAIL));
        this.lockSql = needed ? selection.with() + " " + reach.dialect().oneAtATime("e", "value") : "";
        this.sql = needed
                ? selection.with() + ", h as (" + holders(reach, selection) + ") select e.no, e.value,"
                        + " exists (select 1 from h where h.no = e.no and h.value = e.value) as held from e"
                : "";
    }

    /** The targets with the addresses they have now. */
    Batch read(Connection store, Collection<Target> targets) throws SQLException {
        return needed
                ? resolve(store, selection.batch(targets, emails.read(store, targets), List.of()))
                : selection.batch(targets);
    }

    /** The same, and nobody else gets as far with any of these addresses until the transaction ends. */
    Batch lockAndResolve(Connection store, Batch batch) throws SQLException {
        if (needed) {
            batch.query(store, lockSql, row -> {});
        }
        return resolve(store, batch);
    }

    /** The batch without the addresses that somebody else has. */
    Batch resolve(Connection store, Batch batch) throws SQLException {
        if (!needed) {
            return batch;
        }
        var free = new ArrayList<Known>();
        var held = new HashMap<UUID, Integer>();
        batch.query(store, sql, row -> {
            var no = row.getInt("no");
            if (row.getBoolean("held")) {
                held.merge(batch.requestId(no), 1, Integer::sum);
            } else {
                free.add(new Known(no, row.getString("value")));
            }
        });
        return batch.with(new Addresses(free, held));
    }

    private static String holders(Reach reach, Selection selection) {
        return reach.map().subjects().values().stream()
                .map(type -> type.equals(reach.type()) ? reach : new Reach(reach.map(), reach.catalog(), type))
                .flatMap(other -> other.type().emails().stream()
                        .flatMap(source -> holders(other, source, selection, other == reach)))
                .collect(Collectors.joining(" union "));
    }

    /** Whoever is still there; of the targets, those who stay with another owner. */
    private static Stream<String> holders(Reach other, IdentifierSource source, Selection selection, boolean sameType) {
        return other.paths(source.collection()).stream()
                .filter(path -> path.end() instanceof End.Root)
                .map(path -> "select e.no, e.value from e where exists (select 1 from "
                        + holder(other, source, path, selection, sameType) + ")");
    }

    private static String holder(
            Reach other, IdentifierSource source, RootPath path, Selection selection, boolean sameType) {
        var dialect = other.dialect();
        var tables = new ArrayList<>(List.of(selection.table(source.collection()) + " h0"));
        var conditions = new ArrayList<>(
                List.of(dialect.address("(" + dialect.joined("h0", source.fields()) + ")") + " = e.value"));
        for (int i = 0; i < path.hops().size(); i++) {
            var hop = path.hops().get(i);
            tables.add(selection.table(hop.to()) + " h" + (i + 1));
            conditions.add(other.join("h" + i, hop, "h" + (i + 1)));
        }
        if (sameType) {
            var root = Sql.column("h" + path.hops().size(), other.type().root().field());
            conditions.add(
                    "not exists (select 1 from t where t.id = " + root + " and (t.owner is null or t.no = e.no))");
        }
        return String.join(", ", tables) + " where " + String.join(" and ", conditions);
    }
}
