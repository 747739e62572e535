package nl.gewist.deletion.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Identifiers;
import nl.gewist.deletion.platform.Living;

/** Asks the platform which identifiers of erased people are those of somebody else who lives. */
@ApplicationScoped
class Holders {
    private final DataMap map;
    private final Living living;
    private final RestoreConfig config;

    Holders(DataMap map, Living living, RestoreConfig config) {
        this.map = map;
        this.living = living;
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
            living.each(type, config.longestStatement(), (_, known) -> {
                if (!erased.contains(type + "/" + known.subjectId())) {
                    held.note(type, known);
                }
            });
        }
        return held.without();
    }
}
