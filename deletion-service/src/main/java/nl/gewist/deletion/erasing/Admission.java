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
import nl.gewist.datamap.Subject;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.platform.SubjectPlan;
import org.jspecify.annotations.Nullable;

/**
 * Which of a batch may be erased, and how much of each. Locks root and invoice rows until the transaction ends, so that
 * it stays true.
 *
 * @param erasures those that may; an owner's part is widened to all where no other owner remains
 * @param invoices the names of their invoices, per request
 * @param outcomes of those that may not
 */
record Admission(List<Erasure> erasures, Map<UUID, List<String>> invoices, List<Outcome> outcomes) {

    static Admission of(SubjectPlan plan, Connection store, List<Erasure> erasures) throws SQLException {
        PlanRun.locks(plan.erasure(), store, targets(erasures));
        Admission admission = new Admission(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        admission.admitSecured(plan, store, admission.withoutNewcomers(plan, store, erasures));
        return admission;
    }

    List<Target> targets() {
        return targets(erasures);
    }

    /** Somebody who came back under the same id after the request is not erased. */
    private List<Erasure> withoutNewcomers(SubjectPlan plan, Connection store, List<Erasure> asked)
            throws SQLException {
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
            return earlier.counts().containsKey(plan.erasure().root().toString());
        }
        return subject != null && !subject.ownersElsewhere();
    }

    private void admitSecured(SubjectPlan plan, Connection store, List<Erasure> same) throws SQLException {
        if (same.isEmpty()) {
            return;
        }
        Map<UUID, List<String>> present = plan.invoices().names(store, targets(same), true);
        for (Erasure erasure : same) {
            UUID requestId = erasure.target().requestId();
            List<String> names = present.get(requestId);
            if (erasure.isSecured(names)) {
                erasures.add(erasure);
                invoices.put(requestId, names == null ? List.of() : names);
            } else {
                outcomes.add(new Outcome.Outdated(requestId));
            }
        }
    }

    private static List<Target> targets(List<Erasure> erasures) {
        return erasures.stream().map(Erasure::target).toList();
    }
}
