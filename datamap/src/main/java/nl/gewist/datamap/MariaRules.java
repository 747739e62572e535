package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.gewist.datamap.Misfit.Code;
import org.jspecify.annotations.Nullable;

/**
 * What stops an erasure from a MariaDB store: tables that cannot be erased from as a whole or not at all, foreign keys that
 * this role does not see, and constraints that a strategy might break. Where PostgreSQL is asked to try, this is refused.
 */
final class MariaRules {
    private static final String TABLES = """
            select table_name, engine, table_type from information_schema.tables
             where table_schema = database() and (engine <> 'InnoDB' or table_type <> 'BASE TABLE')""";

    private static final String CHECKS = """
            select table_name, constraint_name, check_clause from information_schema.check_constraints
             where constraint_schema = database() and check_clause not like 'json_valid(%'""";

    private static final String GENERATED = """
            select table_name, column_name, generation_expression from information_schema.columns
             where table_schema = database() and is_generated = 'ALWAYS'""";

    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])");

    private final DataMap map;
    private final Catalog catalog;
    private final Connection connection;
    private final MariaGrants grants;
    private final Misfits misfits = new Misfits();

    private MariaRules(DataMap map, Catalog catalog, Connection connection) throws SQLException {
        this.map = map;
        this.catalog = catalog;
        this.connection = connection;
        this.grants = MariaGrants.read(connection);
    }

    /** What is refused for the subject types that fit the catalog so far. */
    static List<Misfit> check(DataMap map, Catalog catalog, Connection connection) throws SQLException {
        var rules = new MariaRules(map, catalog, connection);
        var known = MapCheck.check(map, catalog);
        for (var type : map.subjects().values()) {
            if (known.stream().noneMatch(misfit -> misfit.subjectTypes().contains(type.name()))) {
                rules.check(new Reach(map, catalog, type));
            }
        }
        return rules.misfits.toList();
    }

    private void check(Reach reach) throws SQLException {
        if (reach.collections().isEmpty()) {
            return;
        }
        if (!grants.showAll()) {
            add(
                    reach,
                    Code.CASCADE_UNSEEN,
                    new CollectionName(catalog.store().name(), "*"),
                    null,
                    "this role does not see the foreign keys of all tables, so rows could vanish uncounted: grant it"
                            + " references on the whole database, which shows no row");
        }
        if (logsStatements()) {
            add(
                    reach,
                    Code.UNFIT_TABLE,
                    new CollectionName(catalog.store().name(), "*"),
                    null,
                    "the server writes statements to its binary log, and with them whom they were told to erase: set"
                            + " binlog_format = ROW");
        }
        var changes = changes(reach);
        checkTables(reach, changes.keySet());
        refuse(reach, changes, CHECKS, "is read by the check");
        refuse(reach, changes, GENERATED, "is part of the generated column");
        changes.forEach((name, plans) -> plans.forEach(plan -> checkValue(reach, name, plan)));
    }

    private boolean logsStatements() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select @@log_bin = 1 and @@binlog_format <> 'ROW'")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private void checkTables(Reach reach, Set<CollectionName> changed) throws SQLException {
        var names = new TreeSet<>(reach.collections());
        names.addAll(changed);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var name = new CollectionName(catalog.store().name(), rows.getString(1));
                if (names.contains(name)) {
                    add(
                            reach,
                            Code.UNFIT_TABLE,
                            name,
                            null,
                            rows.getString(3).equals("SYSTEM VERSIONED")
                                    ? "keeps old versions of its rows, and the person in them: drop system versioning"
                                    : "has no transactions (" + rows.getString(2) + "): alter it to engine = InnoDB");
                }
            }
        }
    }

    /** The fields of each table that change in rows that stay. */
    private Map<CollectionName, List<FieldPlan>> changes(Reach reach) {
        var changes = new HashMap<CollectionName, List<FieldPlan>>();
        for (var name : reach.collections()) {
            if (reach.collection(name).treatment() == Treatment.ANONYMISE) {
                changes.computeIfAbsent(name, n -> new ArrayList<>()).addAll(FieldPlan.of(reach, name));
            }
        }
        for (var collection : map.collections().values()) {
            for (var mention : collection.mentions()) {
                if (reach.contains(mention.of().collection())
                        && catalog.table(collection.name()).isPresent()) {
                    changes.computeIfAbsent(collection.name(), n -> new ArrayList<>())
                            .addAll(Trial.redactions(reach, collection.name(), mention.redact()));
                }
            }
        }
        return changes;
    }

    private void refuse(Reach reach, Map<CollectionName, List<FieldPlan>> changes, String sql, String how)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var name = new CollectionName(catalog.store().name(), rows.getString(1));
                var reads = new HashSet<>(MariaCatalogReader.names(rows.getString(3)));
                for (var plan : changes.getOrDefault(name, List.of())) {
                    if (reads.contains(plan.column().name())) {
                        add(
                                reach,
                                Code.CHECK_VIOLATED,
                                name,
                                plan.column().name(),
                                how + " " + rows.getString(2)
                                        + ", and what it makes of the new value cannot be tried on"
                                        + " MariaDB: delete the rows, or drop it");
                    }
                }
            }
        }
    }

    private void checkValue(Reach reach, CollectionName name, FieldPlan plan) {
        var column = plan.column();
        switch (plan.strategyOrThrow()) {
            case Strategy.Redact ignored when column.unique() -> refuseUnique(reach, name, plan);
            case Strategy.Truncate ignored when column.unique() -> refuseUnique(reach, name, plan);
            case Strategy.Constant constant
            when !takes(column, constant.value()) ->
                add(
                        reach,
                        Code.TYPE_MISMATCH,
                        name,
                        column.name(),
                        "is " + column.sqlType() + ", which is not known to take '" + constant.value()
                                + "': use another strategy");
            default -> {}
        }
    }

    private static boolean takes(Catalog.Column column, String constant) {
        return Comparison.takes(column, constant)
                || switch (column.type()) {
                    case "date", "timestamp" -> DATE.matcher(constant).matches();
                    case "numeric" -> constant.equals("0");
                    default -> false;
                };
    }

    private void refuseUnique(Reach reach, CollectionName name, FieldPlan plan) {
        add(
                reach,
                Code.NOT_UNIQUE,
                name,
                plan.column().name(),
                "is unique, and two erased rows could clash: use 'null' or pseudonym");
    }

    private void add(Reach reach, Code code, CollectionName name, @Nullable String field, String cure) {
        misfits.add(code, name, field, Set.of(reach.type().name()), cure);
    }
}
