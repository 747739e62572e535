package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.FileDirectory.Rule;

/** Finds the files of people, by the rows that name them. */
public final class FileFinder {
    private final Reach reach;
    private final Dialect dialect;
    private final Selection selection;

    /** @throws MisfitException when the map does not fit the catalog for this subject type */
    public FileFinder(DataMap map, Catalog catalog, String subjectType) {
        MapCheck.require(map, catalog, subjectType);
        this.reach = Reach.of(map, catalog, subjectType);
        this.dialect = reach.dialect();
        this.selection = new Selection(reach);
    }

    /** Whether it is the rows of another store that name the files of this one's directory. */
    public boolean isElsewhere(StoredFile file) {
        var directory = reach.map().files().get(file.directory());
        return directory != null
                && directory
                        .store()
                        .filter(store -> !store.equals(reach.catalog().store().name()))
                        .isPresent();
    }

    /**
     * The files of each target, as its rows name them now; targets without any are absent.
     *
     * @param batch of {@link ErasurePlan#batch}
     */
    public Map<UUID, List<StoredFile>> read(Connection store, Batch batch) throws SQLException {
        var files = new LinkedHashMap<UUID, List<StoredFile>>();
        for (var directory : reach.map().files().values()) {
            for (var rule : directory.rules()) {
                if (rule.subjectType().equals(reach.type().name()) && reach.contains(rule.collection())) {
                    batch.query(
                            store,
                            readSql(rule),
                            row -> files.computeIfAbsent(batch.requestId(row.getInt("no")), id -> new ArrayList<>())
                                    .add(new StoredFile(directory.name(), row.getString("path"))));
                }
            }
        }
        return files;
    }

    private String readSql(Rule rule) {
        var name = rule.collection();
        var key = RowKey.of(reach.table(name));
        return selection.with() + ", hit as (" + selection.each(name) + ") select distinct hit.no, "
                + rule.sql(dialect, "c")
                + " as path from hit join " + selection.table(name) + " c on " + key.matches("c", "hit") + " where "
                + rule.sql(dialect, "c") + " is not null order by hit.no, path";
    }

    /** Those of the files that some row, whoever's, still names. Asked after the deletes: then they are others'. */
    public Set<StoredFile> named(Connection store, Collection<StoredFile> files) throws SQLException {
        var named = new LinkedHashSet<StoredFile>();
        for (var directory : reach.map().files().values()) {
            var paths = files.stream()
                    .filter(file -> file.directory().equals(directory.name()))
                    .map(StoredFile::path)
                    .toList();
            for (var rule : directory.rules()) {
                if (!paths.isEmpty() && reach.catalog().table(rule.collection()).isPresent()) {
                    named(store, rule, paths).forEach(path -> named.add(new StoredFile(directory.name(), path)));
                }
            }
        }
        return named;
    }

    private List<String> named(Connection store, Rule rule, List<String> paths) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = store.prepareStatement(namedSql(rule))) {
            dialect.bindTexts(statement, 1, paths);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** Along an index where the path is made of one column, as it mostly is. */
    private String namedSql(Rule rule) {
        var asked = "with asked as (" + dialect.paths() + ") select distinct asked.path from asked, "
                + selection.table(rule.collection()) + " c where ";
        var fields = rule.fields();
        if (fields.size() > 1) {
            return asked + rule.sql(dialect, "c") + " = asked.path";
        }
        var field = rule.parts().stream()
                .filter(FileDirectory.Part::isField)
                .findFirst()
                .orElseThrow();
        var at = rule.parts().indexOf(field);
        var before = text(rule, 0, at);
        var after = text(rule, at + 1, rule.parts().size());
        var value = "substr(asked.path, " + (before.length() + 1) + ", greatest(0, char_length(asked.path) - "
                + (before.length() + after.length()) + "))";
        return asked + equal(rule, field.text(), value) + rule.sql(dialect, "c") + " = asked.path";
    }

    /** Narrows the rows by the value in the path, where that can be told. */
    private String equal(Rule rule, String field, String value) {
        var column = reach.column(rule.collection(), field);
        var shape = switch (column.type()) {
            case "int4" -> "[0-9]{1,9}";
            case "int8" -> "[0-9]{1,18}";
            case "uuid" -> "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
            default -> "";
        };
        if (column.isText()) {
            return Sql.column("c", field) + " = " + dialect.comparable(column, Column.ofText(field), value) + " and ";
        }
        return shape.isEmpty()
                ? ""
                : Sql.column("c", field) + " = " + dialect.castIfLike(shape, Column.of(field, column.type()), value)
                        + " and ";
    }

    private static String text(Rule rule, int from, int to) {
        return String.join(
                "",
                rule.parts().subList(from, to).stream()
                        .map(FileDirectory.Part::text)
                        .toList());
    }
}
