package nl.gewist.deletion.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.ReadOnly;
import nl.gewist.datamap.Store;
import nl.gewist.datamap.StoreSweep;
import nl.gewist.datamap.StoreSweep.Hit;
import nl.gewist.datamap.Subject;
import nl.gewist.datamap.Target;
import nl.gewist.datamap.ValueSearch;
import nl.gewist.deletion.platform.Living;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.StorePlan;

/** One look at the platform for some requests: by key, then through all text, then whose the values are that were found. */
final class Pass {
    private final DataMap map;
    private final Platform platform;
    private final Living living;
    private final Map<UUID, Completed> requests;
    private final Map<UUID, Identifiers> identifiers;
    private final Duration longestStatement;
    private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    private final Set<String> unreadable = new TreeSet<>();

    /** @param identifiers one entry per request */
    Pass(
            DataMap map,
            Platform platform,
            Living living,
            List<Completed> requests,
            Map<UUID, Identifiers> identifiers,
            Duration longestStatement) {
        this.map = map;
        this.platform = platform;
        this.living = living;
        this.requests = requests.stream().collect(Collectors.toMap(Completed::requestId, Function.identity()));
        this.identifiers = identifiers;
        this.longestStatement = longestStatement;
    }

    void run() throws SQLException {
        Map<UUID, Identifiers> searched = new HashMap<>(identifiers);
        for (String type : map.subjects().keySet()) {
            List<Completed> ofType = requests.values().stream()
                    .filter(request -> request.subjectType().equals(type))
                    .toList();
            if (!ofType.isEmpty()) {
                reappeared(type, ofType);
                stillThere(type, ofType).forEach(searched::remove);
            }
        }
        searchTexts(ValueSearch.of(searched));
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    Set<String> unreadable() {
        return unreadable;
    }

    private void reappeared(String type, List<Completed> ofType) throws SQLException {
        for (StorePlan plan : platform.plan(type).stores()) {
            try (Connection connection = platform.connectionTo(plan.store())) {
                ReadOnly.run(connection, longestStatement, store -> {
                    new Reappearance(plan.erasure(), store).search(ofType, identifiers, this::add);
                    return true;
                });
            }
        }
    }

    /** Whose account stays, since another owner remains, keeps name and address. */
    private List<UUID> stillThere(String type, List<Completed> ofType) throws SQLException {
        List<Target> parts = ofType.stream()
                .filter(request -> request.ownerId() != null)
                .map(Completed::target)
                .toList();
        try (Connection connection = platform.connection(type)) {
            List<Subject> subjects = ReadOnly.run(
                    connection,
                    longestStatement,
                    store -> platform.plan(type).subjects().read(store, parts));
            return subjects.stream()
                    .filter(Subject::exists)
                    .map(Subject::requestId)
                    .toList();
        }
    }

    private void searchTexts(ValueSearch values) throws SQLException {
        if (values.size() == 0) {
            return;
        }
        List<Hit> hits = new ArrayList<>();
        for (Store each : new TreeMap<>(map.stores()).values()) {
            try (Connection store = platform.connectionTo(each.name())) {
                var result = new StoreSweep(map, Catalog.read(store, each)).search(store, values);
                hits.addAll(result.hits());
                unreadable.addAll(result.unreadable());
            }
        }
        if (!hits.isEmpty()) {
            interpret(values, hits);
        }
    }

    private void interpret(ValueSearch values, List<Hit> hits) throws SQLException {
        var holders = new Holders(values, hits.stream().map(Hit::value).collect(Collectors.toSet()), requests);
        for (String type : map.subjects().keySet()) {
            living.each(type, longestStatement, (subject, known) -> holders.note(type, subject, known));
        }
        for (Hit hit : hits) {
            Kind meaning = holders.meaning(hit.value());
            if (meaning != null) {
                UUID requestId = values.value(hit.value()).requestId();
                add(new Finding(requestId, meaning, hit.collection().toString(), hit.field(), hit.rows()));
            }
        }
    }

    private void add(Finding finding) {
        findings.merge(
                List.of(finding.requestId(), finding.kind(), finding.collection(), finding.field()),
                finding,
                (one, other) -> new Finding(
                        one.requestId(), one.kind(), one.collection(), one.field(), one.rows() + other.rows()));
    }
}
