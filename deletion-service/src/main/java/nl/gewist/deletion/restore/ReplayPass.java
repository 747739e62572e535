package nl.gewist.deletion.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.gewist.datamap.Identifiers;
import nl.gewist.deletion.erasing.Erasing;
import nl.gewist.deletion.erasing.Erasure;
import nl.gewist.deletion.erasing.Evidence;
import nl.gewist.deletion.erasing.EvidenceVault;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.deletion.request.DeletionConfig;
import nl.gewist.deletion.restore.ReplayTable.Settled;

/** Applies erasures of one subject type again, as many as fit into memory: looks whose values are held, then batch by batch. */
@ApplicationScoped
class ReplayPass {
    private final ReplayTable table;
    private final EvidenceVault vault;
    private final Holders holders;
    private final Erasing erasing;
    private final ReplayBatch batches;
    private final SubjectTypes subjectTypes;
    private final RestoreConfig config;
    private final DeletionConfig erasure;

    ReplayPass(
            ReplayTable table,
            EvidenceVault vault,
            Holders holders,
            Erasing erasing,
            ReplayBatch batches,
            SubjectTypes subjectTypes,
            RestoreConfig config,
            DeletionConfig erasure) {
        this.table = table;
        this.vault = vault;
        this.holders = holders;
        this.erasing = erasing;
        this.batches = batches;
        this.subjectTypes = subjectTypes;
        this.config = config;
        this.erasure = erasure;
    }

    /** Returns how many it looked at. */
    int run(Restore restore, String subjectType) throws SQLException {
        if (erasing.mustWaitFor(List.of(subjectTypes.storeOf(restore.store())))) {
            return 0;
        }
        List<Replay> due = table.due(restore.restoreId(), subjectType, config.requestsPerPass());
        if (due.isEmpty()) {
            return 0;
        }
        Map<UUID, Evidence> evidence =
                vault.of(due.stream().map(Replay::requestId).toList());
        List<Replay> known = due.stream()
                .filter(replay -> evidence.containsKey(replay.requestId()))
                .toList();
        giveUp(restore, due, evidence);
        Map<UUID, Identifiers> identifiers = new HashMap<>();
        evidence.forEach((requestId, kept) -> identifiers.put(requestId, kept.identifiers()));
        Map<UUID, Identifiers> free = holders.without(known, identifiers, table.erased(restore.restoreId()));
        Map<Replay, Erasure> batch = new LinkedHashMap<>();
        Set<String> subjects = new HashSet<>();
        for (Replay replay : known) {
            // Parts of one person one after the other, as when they were erased.
            if (batch.size() == erasure.batch() || !subjects.add(replay.subjectId())) {
                batches.run(restore, subjectType, batch, free.keySet());
                batch.clear();
                subjects.clear();
                subjects.add(replay.subjectId());
            }
            batch.put(replay, erasure(replay, evidence, free));
        }
        batches.run(restore, subjectType, batch, free.keySet());
        return due.size();
    }

    private void giveUp(Restore restore, List<Replay> due, Map<UUID, Evidence> evidence) {
        List<Settled> gone = new ArrayList<>();
        for (Replay replay : due) {
            if (!evidence.containsKey(replay.requestId())) {
                gone.add(new Settled(replay.requestId(), "attention", List.of(Code.EVIDENCE_GONE.word())));
            }
        }
        if (!gone.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> table.settle(restore.restoreId(), gone));
        }
    }

    private static Erasure erasure(Replay replay, Map<UUID, Evidence> evidence, Map<UUID, Identifiers> free) {
        Evidence kept = Objects.requireNonNull(evidence.get(replay.requestId()));
        Identifiers left = free.getOrDefault(replay.requestId(), kept.identifiers());
        return replay.erasure(new Evidence(left, kept.counts(), kept.invoices(), kept.files()));
    }
}
