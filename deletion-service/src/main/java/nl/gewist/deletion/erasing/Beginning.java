package nl.gewist.deletion.erasing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.StoredFile;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;

/**
 * What must be done before the first of several commits: look in all stores whether people may be erased at all, and keep
 * the evidence with what is there now. Millions of rows take a while to count, so nothing is locked meanwhile; it is looked
 * once more before the evidence is kept.
 */
final class Beginning {
    private final OpenStores stores;
    private final FileDirectories directories;
    private final EvidenceKeeper keeper;

    Beginning(OpenStores stores, FileDirectories directories, EvidenceKeeper keeper) {
        this.stores = stores;
        this.directories = directories;
        this.keeper = keeper;
    }

    /**
     * @param outcomes gets one for each that may not be erased, or has to be looked at anew
     * @return the others, with their evidence
     */
    List<Erasure> of(List<Erasure> erasures, List<Outcome> outcomes) throws SQLException {
        Admission admission = admission(erasures);
        outcomes.addAll(admission.outcomes());
        List<Erasure> begun = new ArrayList<>();
        List<Target> fresh = new ArrayList<>();
        for (Erasure admitted : admission.erasures()) {
            Evidence earlier = admitted.evidence();
            if (earlier == null) {
                fresh.add(admitted.target());
            } else {
                begun.add(admitted.secured(
                        earlier,
                        admission.invoices().getOrDefault(admitted.target().requestId(), List.of())));
            }
        }
        if (!fresh.isEmpty()) {
            Set<UUID> asked =
                    new HashSet<>(fresh.stream().map(Target::requestId).toList());
            begun.addAll(first(
                    erasures.stream()
                            .filter(erasure -> asked.contains(erasure.target().requestId()))
                            .toList(),
                    fresh,
                    admission.identifiers(),
                    outcomes));
        }
        return begun;
    }

    /** Has what is there now told of one that began earlier, if nobody has told it yet. */
    void tellAgain(Erasure begun) throws SQLException {
        UUID requestId = begun.target().requestId();
        Evidence earlier = Objects.requireNonNull(begun.evidence());
        if (!keeper.isTold(requestId)) {
            Map<UUID, Map<String, Counts>> counts =
                    counts(List.of(begun.target()), Map.of(requestId, earlier.identifiers()));
            keeper.again(Map.of(requestId, counts.getOrDefault(requestId, Map.of())));
        }
    }

    private Admission admission(List<Erasure> erasures) throws SQLException {
        return stores.root().run(limited -> Admission.ofAll(stores, erasures));
    }

    private List<Erasure> first(
            List<Erasure> erasures, List<Target> targets, Map<UUID, Identifiers> identifiers, List<Outcome> outcomes)
            throws SQLException {
        Map<UUID, Map<String, Counts>> counts = counts(targets, identifiers);
        return stores.root().run(limited -> keep(erasures, targets, identifiers, counts, outcomes));
    }

    /** Keeps the evidence while the people are locked, but of none that has changed since it was counted. */
    private List<Erasure> keep(
            List<Erasure> erasures,
            List<Target> targets,
            Map<UUID, Identifiers> identifiers,
            Map<UUID, Map<String, Counts>> counts,
            List<Outcome> outcomes)
            throws SQLException {
        Admission admission = Admission.ofAll(stores, erasures).only(targets);
        outcomes.addAll(admission.outcomes());
        Map<UUID, List<StoredFile>> files = files(admission.erasures(), identifiers, counts);
        Map<UUID, Evidence> evidence = new HashMap<>();
        List<Erasure> begun = new ArrayList<>();
        for (Erasure admitted : admission.erasures()) {
            UUID requestId = admitted.target().requestId();
            Evidence kept = new Evidence(
                    Objects.requireNonNull(identifiers.get(requestId)),
                    counts.getOrDefault(requestId, Map.of()),
                    admission.invoices().get(requestId),
                    files.getOrDefault(requestId, List.of()));
            evidence.put(requestId, kept);
            begun.add(admitted.with(kept));
        }
        keeper.keep(evidence);
        return begun;
    }

    private Map<UUID, Map<String, Counts>> counts(List<Target> targets, Map<UUID, Identifiers> identifiers)
            throws SQLException {
        Map<UUID, Map<String, Counts>> all = new HashMap<>();
        for (OpenStore store : stores.inTurn()) {
            ErasurePlan plan = store.plan().erasure();
            store.run(limited -> new PlanRun(plan, limited, plan.batch(limited, targets, identifiers)).count())
                    .forEach((requestId, counts) ->
                            all.computeIfAbsent(requestId, _ -> new TreeMap<>()).putAll(counts));
        }
        return all;
    }

    private Map<UUID, List<StoredFile>> files(
            List<Erasure> erasures, Map<UUID, Identifiers> identifiers, Map<UUID, Map<String, Counts>> counts)
            throws SQLException {
        Map<UUID, List<StoredFile>> all = new HashMap<>();
        List<Target> targets = erasures.stream().map(Erasure::target).toList();
        for (OpenStore store : stores.inTurn()) {
            PersonalFiles files = new PersonalFiles(store.plan().files(), directories);
            Batch batch = store.plan().erasure().batch(store.connection(), targets, identifiers);
            files.find(store.connection(), batch, erasures);
            files.count(counts);
            targets.forEach(target -> all.computeIfAbsent(target.requestId(), _ -> new ArrayList<>())
                    .addAll(files.of(target.requestId())));
        }
        return all;
    }
}
