package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The targets of one round of statements, which it runs. Made by {@link ErasurePlan#batch}. */
public final class Batch {
    private static final String[] NONE = {};

    private final Dialect dialect;
    private final List<Target> targets;
    private final Integer[] numbers;
    private final @Nullable String[] ids;
    private final @Nullable String[] owners;
    private final @Nullable String[] needles;
    private final @Nullable String[] patterns;
    private final @Nullable String[] pseudonyms;
    private final String[] constants;
    private final @Nullable Addresses addresses;

    private Batch(Batch plain, Addresses addresses) {
        this.dialect = plain.dialect;
        this.targets = plain.targets;
        this.numbers = plain.numbers;
        this.ids = plain.ids;
        this.owners = plain.owners;
        this.needles = plain.needles;
        this.patterns = plain.patterns;
        this.pseudonyms = plain.pseudonyms;
        this.constants = plain.constants;
        this.addresses = addresses;
    }

    private Batch(
            Dialect dialect,
            Collection<Target> targets,
            IdType idType,
            Map<UUID, Identifiers> identifiers,
            List<String> constants) {
        this.dialect = dialect;
        this.targets = List.copyOf(targets);
        var size = this.targets.size();
        this.numbers = new Integer[size];
        this.ids = new String[size];
        this.owners = new String[size];
        this.needles = new String[size];
        this.patterns = new String[size];
        this.pseudonyms = new String[size];
        this.constants = constants.toArray(String[]::new);
        this.addresses = null;
        for (int no = 0; no < size; no++) {
            var target = this.targets.get(no);
            numbers[no] = no;
            ids[no] = idType.fit(target.subjectId());
            owners[no] = target.ownerId();
            var known = identifiers.get(target.requestId());
            if (known != null) {
                var finders = Finder.of(known);
                needles[no] = joined(finders, Finder::needle);
                patterns[no] = joined(finders, Finder::pattern);
                pseudonyms[no] = known.pseudonym();
            }
        }
    }

    private static @Nullable String joined(List<Finder> finders, Function<Finder, String> part) {
        return finders.isEmpty() ? null : finders.stream().map(part).collect(Collectors.joining(Redaction.SEPARATOR));
    }

    static Batch of(
            Dialect dialect,
            Collection<Target> targets,
            IdType idType,
            Map<UUID, Identifiers> identifiers,
            List<String> constants) {
        return new Batch(dialect, targets, idType, identifiers, constants);
    }

    /** The same targets, found by these addresses too. */
    Batch with(Addresses known) {
        return new Batch(this, known);
    }

    /**
     * Binds the array parameters that all statements on PostgreSQL have in common. What to look for in texts is long and
     * stays at home where nothing is looked for.
     *
     * @param sql the statement's
     */
    void bind(PreparedStatement statement, String sql) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("int4", numbers));
        bind(statement, connection, 2, ids);
        bind(statement, connection, 3, owners);
        bind(statement, connection, 4, namesAgain(sql, "needles") ? needles : NONE);
        bind(statement, connection, 5, namesAgain(sql, "patterns") ? patterns : NONE);
        bind(statement, connection, 6, namesAgain(sql, "pseudonym") ? pseudonyms : NONE);
        bind(statement, connection, 7, constants);
        if (addresses != null) {
            statement.setArray(8, connection.createArrayOf("int4", addresses.numbers()));
            bind(statement, connection, 9, addresses.values());
        }
    }

    /** Every statement names the targets' columns once, at its head. */
    private static boolean namesAgain(String sql, String column) {
        return sql.indexOf(column) != sql.lastIndexOf(column);
    }

    private static void bind(PreparedStatement statement, Connection connection, int at, @Nullable String[] values)
            throws SQLException {
        statement.setArray(at, connection.createArrayOf("text", values));
    }

    /** Runs a statement about these targets and hands on its rows. */
    public void query(Connection connection, String sql, RowReader reader) throws SQLException {
        run(connection, Script.of(sql), reader);
    }

    /** Runs a script about these targets and hands on the rows of its last statement. */
    public void run(Connection connection, Script script, RowReader reader) throws SQLException {
        dialect.tell(connection, this);
        for (var sql : script.before()) {
            try (var statement = prepared(connection, sql)) {
                statement.execute();
            }
        }
        try (var statement = prepared(connection, script.answer());
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            dialect.bind(statement, sql, this);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** The targets as a JSON document, for a store that has no arrays. */
    String json() {
        return IntStream.range(0, targets.size())
                .mapToObj(no -> {
                    var target = new LinkedHashMap<String, @Nullable Object>();
                    target.put("no", no);
                    target.put("id", ids[no]);
                    target.put("owner", owners[no]);
                    // Only whether there are any: nothing but patterns is looked for there.
                    target.put("needles", needles[no] == null ? null : 1);
                    target.put("patterns", patterns[no]);
                    target.put("pseudonym", pseudonyms[no]);
                    return Json.object(target);
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The request a result row's {@code no} speaks of. */
    public UUID requestId(int no) {
        return targets.get(no).requestId();
    }

    /** How many of the request's addresses select nothing, because somebody else who lives has them too. */
    public int held(UUID requestId) {
        return addresses == null ? 0 : addresses.held().getOrDefault(requestId, 0);
    }

    public List<Target> targets() {
        return targets;
    }

    /** Takes one row of a result. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
