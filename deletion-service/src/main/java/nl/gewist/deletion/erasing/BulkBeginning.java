package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;

/**
 * What must be done before the first chunk goes: look whether the person may be erased at all, and keep the evidence with
 * what is there now. Millions of rows take a while to count, so nothing is locked meanwhile; it is looked once more before
 * the evidence is kept.
 */
final class BulkBeginning {
    private final SubjectPlan plan;
    private final Connection store;
    private final FileDirectories directories;
    private final EvidenceKeeper keeper;

    BulkBeginning(SubjectPlan plan, Connection store, FileDirectories directories, EvidenceKeeper keeper) {
        this.directories = directories;
        this.plan = plan;
        this.store = store;
        this.keeper = keeper;
    }

    /**
     * @param outcomes gets one if the person may not be erased
     * @return the erasure with its evidence; empty if it may not be erased, or has to be looked at anew
     */
    Optional<Erasure> of(Erasure erasure, List<Outcome> outcomes) throws SQLException {
        Admission admission = admission(erasure);
        outcomes.addAll(admission.outcomes());
        if (admission.erasures().isEmpty()) {
            return Optional.empty();
        }
        Erasure admitted = admission.erasures().getFirst();
        Evidence earlier = admitted.evidence();
        return earlier == null ? first(erasure, admission, outcomes) : Optional.of(again(admitted, earlier));
    }

    private Admission admission(Erasure erasure) throws SQLException {
        return StoreTransaction.run(store, limited -> Admission.of(plan, limited, List.of(erasure)));
    }

    private Erasure again(Erasure admitted, Evidence earlier) throws SQLException {
        UUID requestId = admitted.target().requestId();
        if (!keeper.isTold(requestId)) {
            keeper.again(Map.of(requestId, counts(admitted.target(), earlier.identifiers())));
        }
        return admitted;
    }

    private Optional<Erasure> first(Erasure erasure, Admission first, List<Outcome> outcomes) throws SQLException {
        Target target = first.erasures().getFirst().target();
        Identifiers identifiers = Objects.requireNonNull(first.identifiers().get(target.requestId()));
        Map<String, Counts> counts = counts(target, identifiers);
        return StoreTransaction.run(
                store,
                limited -> keep(
                        limited, Admission.of(plan, limited, List.of(erasure)), target, identifiers, counts, outcomes));
    }

    /** Keeps the evidence while the person is locked, unless something has changed since it was counted. */
    private Optional<Erasure> keep(
            Connection limited,
            Admission admission,
            Target target,
            Identifiers identifiers,
            Map<String, Counts> counts,
            List<Outcome> outcomes)
            throws SQLException {
        outcomes.addAll(admission.outcomes());
        if (admission.erasures().isEmpty()
                || !admission.erasures().getFirst().target().equals(target)) {
            return Optional.empty();
        }
        Erasure admitted = admission.erasures().getFirst();
        UUID requestId = target.requestId();
        PersonalFiles files = new PersonalFiles(plan.files(), directories);
        files.find(limited, admission);
        Map<String, Counts> all = new TreeMap<>(counts);
        files.count(new HashMap<>(Map.of(requestId, all)));
        Evidence evidence = new Evidence(identifiers, all, admission.invoices().get(requestId), files.of(requestId));
        keeper.keep(Map.of(requestId, evidence));
        return Optional.of(new Erasure(target, admitted.securedDigest(), admitted.requestedAt(), evidence));
    }

    private Map<String, Counts> counts(Target target, Identifiers identifiers) throws SQLException {
        return StoreTransaction.run(
                store,
                limited -> new PlanRun(
                                plan.erasure(),
                                limited,
                                plan.erasure().batch(limited, List.of(target), Map.of(target.requestId(), identifiers)))
                        .count()
                        .getOrDefault(target.requestId(), Map.of()));
    }
}
