package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.SubjectType.IdentifierSource;
import nl.gewist.datamap.SubjectType.Kind;

/** Reads the values that identify people, whichever owner's part is asked for: one statement for all targets. */
final class IdentifierReader {
    private final String sql;
    private final Selection selection;

    IdentifierReader(Reach reach, Selection selection) {
        this(reach, selection, EnumSet.allOf(Kind.class));
    }

    IdentifierReader(Reach reach, Selection selection, Set<Kind> kinds) {
        this.selection = selection;
        var values = values(reach, selection, kinds);
        this.sql = values.isEmpty()
                ? ""
                : selection.with() + " select v.no, v.kind, v.value from (" + values + ") v where "
                        + reach.dialect().trimmed("v.value") + " <> '' order by v.no, v.kind, v.value";
    }

    /** Rows {@code (no, kind, value)} of the targets; empty where there are none of these kinds. */
    static String values(Reach reach, Selection selection, Set<Kind> kinds) {
        return reach.type().identifiers().stream()
                .filter(source -> kinds.contains(source.kind()) && reach.contains(source.collection()))
                .flatMap(source -> selects(reach, selection, source))
                .collect(Collectors.joining(" union "));
    }

    /** By key: what is found by an address cannot say what addresses there are. */
    private static Stream<String> selects(Reach reach, Selection selection, IdentifierSource source) {
        return reach.paths(source.collection()).stream()
                .filter(path -> !path.endsAtAddress())
                .map(path -> "select t.no, '" + source.kind().name() + "' as kind, "
                        + reach.dialect().text(reach.dialect().joined("c", source.fields())) + " as value"
                        + selection.joins(path, "c", false).from("c", selection.table(source.collection())));
    }

    Map<UUID, Identifiers> read(Connection store, Collection<Target> targets) throws SQLException {
        var batch = selection.batch(targets);
        var found = new LinkedHashMap<UUID, Map<Kind, List<String>>>();
        if (!sql.isEmpty()) {
            batch.query(
                    store,
                    sql,
                    row -> found.computeIfAbsent(batch.requestId(row.getInt("no")), id -> new EnumMap<>(Kind.class))
                            .computeIfAbsent(Kind.valueOf(row.getString("kind")), kind -> new ArrayList<>())
                            .add(row.getString("value").strip()));
        }
        var identifiers = new LinkedHashMap<UUID, Identifiers>();
        for (var target : targets) {
            identifiers.put(target.requestId(), identifiers(target, found.getOrDefault(target.requestId(), Map.of())));
        }
        return identifiers;
    }

    private static Identifiers identifiers(Target target, Map<Kind, List<String>> values) {
        return new Identifiers(
                target.subjectId(),
                Pseudonyms.next(),
                values.getOrDefault(Kind.EMAIL, List.of()),
                values.getOrDefault(Kind.PHONE, List.of()),
                values.getOrDefault(Kind.IBAN, List.of()),
                values.getOrDefault(Kind.FULL_NAME, List.of()));
    }
}
