package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Subject;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.platform.StorePlan;
import nl.gewist.deletion.platform.SubjectPlan;
import org.jspecify.annotations.Nullable;

/**
 * Which of a batch may be erased, and how much of each. Locks root and invoice rows of its store until the transaction ends,
 * so that it stays true.
 *
 * @param erasures those that may; an owner's part is widened to all where no other owner remains
 * @param identifiers theirs, as kept by an earlier try or else as they are now
 * @param batch of the erasures: what is erased by it is what was compared with the vault
 * @param invoices the names of their invoices, per request
 * @param outcomes of those that may not
 */
record Admission(
        List<Erasure> erasures,
        Map<UUID, Identifiers> identifiers,
        Batch batch,
        Map<UUID, List<String>> invoices,
        List<Outcome> outcomes) {

    /** Decides in one store: in the root's who may be erased and how much, in any whether its invoices are secured. */
    static Admission of(SubjectPlan plan, StorePlan at, Connection store, List<Erasure> erasures) throws SQLException {
        return decide(plan, new OpenStore(at, store), List.of(), erasures);
    }

    /** Decides in the root's store, in whose transaction all is locked, with what the others know. */
    static Admission ofAll(OpenStores stores, List<Erasure> erasures) throws SQLException {
        return decide(stores.plan(), stores.root(), stores.others(), erasures);
    }

    private static Admission decide(SubjectPlan plan, OpenStore at, List<OpenStore> others, List<Erasure> erasures)
            throws SQLException {
        PlanRun.locks(at.plan().erasure(), at.connection(), targets(erasures));
        List<Outcome> outcomes = new ArrayList<>();
        List<Erasure> same =
                at.plan() == plan.root() ? withoutNewcomers(plan, at.connection(), erasures, outcomes) : erasures;
        return secured(at, others, same, identifiers(at, others, same), outcomes);
    }

    /** Of those that may be erased these, as they are here: whatever has changed of the others is looked at anew. */
    Admission only(List<Target> targets) {
        Map<Boolean, List<Erasure>> parts =
                erasures.stream().collect(Collectors.partitioningBy(erasure -> targets.contains(erasure.target())));
        List<Outcome> unfinished = new ArrayList<>(outcomes);
        parts.getOrDefault(false, List.of())
                .forEach(erasure ->
                        unfinished.add(new Outcome.Unfinished(erasure.target().requestId())));
        return new Admission(parts.getOrDefault(true, List.of()), identifiers, batch, invoices, unfinished);
    }

    /** Somebody who came back under the same id after the request is not erased. */
    private static List<Erasure> withoutNewcomers(
            SubjectPlan plan, Connection store, List<Erasure> asked, List<Outcome> outcomes) throws SQLException {
        Map<UUID, Subject> subjects = plan.subjects().read(store, targets(asked)).stream()
                .collect(Collectors.toMap(Subject::requestId, Function.identity()));
        List<Erasure> same = new ArrayList<>();
        for (Erasure erasure : asked) {
            Subject subject = subjects.get(erasure.target().requestId());
            if (subject != null
                    && subject.createdAt() != null
                    && subject.createdAt().isAfter(erasure.requestedAt())) {
                outcomes.add(new Outcome.Refused(erasure.target().requestId(), Outcome.NEWCOMER));
            } else {
                same.add(isOfEverything(plan, erasure, subject) ? erasure.ofEverything() : erasure);
            }
        }
        return same;
    }

    /** A second try erases what the first one meant to, whoever else has left the person since: its counts stand. */
    private static boolean isOfEverything(SubjectPlan plan, Erasure erasure, @Nullable Subject subject) {
        Evidence earlier = erasure.evidence();
        if (earlier != null) {
            return earlier.counts().containsKey(plan.root().erasure().root().toString());
        }
        return subject != null && !subject.ownersElsewhere();
    }

    private static Map<UUID, Identifiers> identifiers(OpenStore at, List<OpenStore> others, List<Erasure> erasures)
            throws SQLException {
        Map<UUID, Identifiers> identifiers = new HashMap<>();
        List<Target> unknown = new ArrayList<>();
        for (Erasure erasure : erasures) {
            if (erasure.evidence() == null) {
                unknown.add(erasure.target());
            } else {
                identifiers.put(erasure.target().requestId(), erasure.evidence().identifiers());
            }
        }
        if (!unknown.isEmpty()) {
            identifiers.putAll(at.plan().erasure().identifiers(at.connection(), unknown));
            for (OpenStore other : others) {
                other.run(limited -> other.plan().erasure().identifiers(limited, unknown))
                        .forEach((requestId, known) -> identifiers.merge(requestId, known, Identifiers::and));
            }
        }
        return identifiers;
    }

    /** The names of the invoices that each request has in all these stores. */
    private static Map<UUID, List<String>> invoices(
            OpenStore at, List<OpenStore> others, Batch batch, Map<UUID, Identifiers> identifiers) throws SQLException {
        Map<UUID, List<String>> names = at.plan().invoices().names(at.connection(), batch, true);
        for (OpenStore other : others) {
            other.run(limited -> other.plan()
                            .invoices()
                            .names(limited, other.plan().erasure().batch(limited, batch.targets(), identifiers), false))
                    .forEach((requestId, more) -> names.computeIfAbsent(requestId, _ -> new ArrayList<>())
                            .addAll(more));
        }
        return names;
    }

    /** Looks again without those that must wait: what they share with the others is then not the others' alone. */
    private static Admission secured(
            OpenStore at,
            List<OpenStore> others,
            List<Erasure> asked,
            Map<UUID, Identifiers> identifiers,
            List<Outcome> outcomes)
            throws SQLException {
        Batch batch = at.plan().erasure().lockedBatch(at.connection(), targets(asked), identifiers);
        if (asked.isEmpty()) {
            return new Admission(asked, identifiers, batch, Map.of(), outcomes);
        }
        Map<UUID, List<String>> present = invoices(at, others, batch, identifiers);
        Map<Boolean, List<Erasure>> parts = asked.stream()
                .collect(Collectors.partitioningBy(erasure ->
                        erasure.isSecured(present.get(erasure.target().requestId()))));
        List<Erasure> waiting = parts.getOrDefault(false, List.of());
        if (waiting.isEmpty()) {
            return new Admission(asked, identifiers, batch, present, outcomes);
        }
        waiting.forEach(
                erasure -> outcomes.add(new Outcome.Outdated(erasure.target().requestId())));
        return secured(at, others, parts.getOrDefault(true, List.of()), identifiers, outcomes);
    }

    private static List<Target> targets(List<Erasure> erasures) {
        return erasures.stream().map(Erasure::target).toList();
    }
}
