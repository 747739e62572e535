package nl.gewist.deletion.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.ReadOnly;
import nl.gewist.datamap.Roots;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.SubjectPlan;

/** Asks the platform which identifiers of erased people are those of somebody else who lives. */
@ApplicationScoped
class Holders {
    private static final int TOGETHER = 2_000;

    private final DataMap map;
    private final Platform platform;
    private final RestoreConfig config;

    Holders(DataMap map, Platform platform, RestoreConfig config) {
        this.map = map;
        this.platform = platform;
        this.config = config;
    }

    /**
     * The identifiers that may still select something, in one look at everybody who lives.
     *
     * @param erased {@code type/id} of those who are there only until their erasure is applied again
     * @return for requests that lost some of their identifiers; the others are absent
     */
    Map<UUID, Identifiers> without(Collection<Replay> replays, Map<UUID, Identifiers> identifiers, Set<String> erased)
            throws SQLException {
        HeldValues held = new HeldValues(replays, identifiers);
        if (held.isEmpty()) {
            return Map.of();
        }
        for (String type : map.subjects().keySet()) {
            try (Connection connection = platform.connection(type)) {
                SubjectPlan plan = platform.plan(type);
                ReadOnly.run(connection, config.longestStatement(), store -> {
                    Roots.of(map, type)
                            .each(
                                    store,
                                    TOGETHER,
                                    ids -> read(plan, store, ids)
                                            .filter(known -> !erased.contains(type + "/" + known.subjectId()))
                                            .forEach(known -> held.note(type, known)));
                    return true;
                });
            }
        }
        return held.without();
    }

    private static Stream<Identifiers> read(SubjectPlan plan, Connection store, List<String> ids) throws SQLException {
        List<Target> targets =
                ids.stream().map(id -> new Target(UUID.randomUUID(), id, null)).toList();
        return new HashMap<>(plan.erasure().identifiers(store, targets)).values().stream();
    }
}
