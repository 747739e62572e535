package nl.gewist.deletion.sweep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Identifiers;
import nl.gewist.deletion.erasing.EvidenceVault;
import nl.gewist.deletion.platform.Living;
import nl.gewist.deletion.platform.Platform;

/** Searches the platform for everybody who was erased and whose request is not closed. */
@ApplicationScoped
class Sweep {
    private final SweepTable table;
    private final FindingTable findingTable;
    private final EvidenceVault evidence;
    private final DataMap map;
    private final Platform platform;
    private final Living living;
    private final SweepConfig config;
    private final Clock clock;

    Sweep(
            SweepTable table,
            FindingTable findingTable,
            EvidenceVault evidence,
            DataMap map,
            Platform platform,
            Living living,
            SweepConfig config,
            Clock clock) {
        this.table = table;
        this.findingTable = findingTable;
        this.evidence = evidence;
        this.map = map;
        this.platform = platform;
        this.living = living;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One pass over the platform's text per so many requests.
     *
     * @return how many requests it was for
     */
    int run(long sweepId, Instant startedAt) throws SQLException {
        Set<String> unreadable = new TreeSet<>();
        UUID last = new UUID(0, 0);
        int done = 0;
        for (List<Completed> some = next(last, startedAt); !some.isEmpty(); some = next(last, startedAt)) {
            Pass pass = new Pass(map, platform, living, some, identifiers(some), config.longestStatement());
            pass.run();
            unreadable.addAll(pass.unreadable());
            keep(some, pass, startedAt);
            done += some.size();
            last = some.getLast().requestId();
        }
        table.end(sweepId, done, unreadable, clock.instant());
        return done;
    }

    private List<Completed> next(UUID after, Instant startedAt) {
        return table.completed(after, startedAt, config.requestsPerPass());
    }

    private Map<UUID, Identifiers> identifiers(List<Completed> requests) {
        Map<UUID, Identifiers> identifiers = new HashMap<>(
                evidence.identifiers(requests.stream().map(Completed::requestId).toList()));
        requests.forEach(request -> identifiers.computeIfAbsent(
                request.requestId(),
                _ -> new Identifiers(request.subjectId(), "", List.of(), List.of(), List.of(), List.of())));
        return identifiers;
    }

    private void keep(List<Completed> requests, Pass pass, Instant startedAt) {
        List<UUID> ids = requests.stream().map(Completed::requestId).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            findingTable.keep(pass.findings(), startedAt);
            findingTable.goneFrom(ids, startedAt, clock.instant());
            if (pass.unreadable().isEmpty()) {
                table.pass(ids, startedAt);
            }
        });
    }
}
