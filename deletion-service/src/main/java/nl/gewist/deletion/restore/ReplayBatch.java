package nl.gewist.deletion.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.Outgoing;
import nl.gewist.deletion.cascade.Cascades;
import nl.gewist.deletion.erasing.Erasing;
import nl.gewist.deletion.erasing.Erasure;
import nl.gewist.deletion.erasing.Evidence;
import nl.gewist.deletion.erasing.EvidenceKeeper;
import nl.gewist.deletion.erasing.Outcome;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.deletion.restore.ReplayTable.Settled;
import nl.gewist.messaging.Outbox;

/**
 * Applies a batch of erasures again, in one transaction. What was there is kept before the store commits, so dying between
 * the two commits costs nothing: the next try finds nothing more and keeps the first counts.
 */
@ApplicationScoped
class ReplayBatch {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ReplayTable table;
    private final Erasing erasing;
    private final Cascades cascades;
    private final SubjectTypes subjectTypes;
    private final Outbox outbox;

    ReplayBatch(ReplayTable table, Erasing erasing, Cascades cascades, SubjectTypes subjectTypes, Outbox outbox) {
        this.table = table;
        this.erasing = erasing;
        this.cascades = cascades;
        this.subjectTypes = subjectTypes;
        this.outbox = outbox;
    }

    /** @param held requests some of whose identifiers are somebody else's */
    void run(Restore restore, String subjectType, Map<Replay, Erasure> batch, Set<UUID> held) {
        if (!batch.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(LONGEST.toSeconds()))
                    .run(() -> apply(restore, subjectType, batch, held));
        }
    }

    private void apply(Restore restore, String subjectType, Map<Replay, Erasure> batch, Set<UUID> held) {
        Set<UUID> locked = new HashSet<>(
                table.lock(batch.keySet().stream().map(Replay::requestId).toList()));
        List<Settled> settled = new ArrayList<>();
        List<Erasure> erasures = new ArrayList<>();
        batch.forEach((replay, erasure) -> {
            if (locked.contains(replay.requestId())) {
                if (Cascades.concerns(subjectType) && hasLearners(restore, replay)) {
                    settled.add(attention(replay.requestId(), Code.LEARNERS_LEFT.word()));
                } else {
                    erasures.add(erasure);
                }
            }
        });
        if (!erasures.isEmpty()) {
            erasing.eraseFrom(subjectTypes.storeOf(restore.store()), subjectType, erasures, keeper(restore))
                    .forEach(outcome -> settled(outcome, held).ifPresent(settled::add));
        }
        table.settle(restore.restoreId(), settled);
        outbox.add(events(restore, batch.keySet(), settled));
    }

    private boolean hasLearners(Restore restore, Replay customer) {
        return table.isPartLeft(restore.restoreId(), customer.subjectId())
                || cascades.hasLearners(customer.requestId(), customer.subjectId());
    }

    private EvidenceKeeper keeper(Restore restore) {
        return new EvidenceKeeper() {
            @Override
            public void keep(Map<UUID, Evidence> evidence) {
                if (!evidence.isEmpty()) {
                    throw new IllegalStateException("there is nothing to apply again without evidence");
                }
            }

            @Override
            public boolean isTold(UUID requestId) {
                return !table.counts(restore.restoreId(), List.of(requestId)).isEmpty();
            }

            @Override
            public void again(Map<UUID, Map<String, Counts>> counts) {
                QuarkusTransaction.requiringNew().run(() -> table.found(restore.restoreId(), counts));
            }
        };
    }

    /** Empty if it goes on with it. */
    private static Optional<Settled> settled(Outcome outcome, Set<UUID> held) {
        UUID requestId = outcome.requestId();
        return switch (outcome) {
            case Outcome.Erased erased -> {
                List<String> codes = held.contains(requestId) || erased.held() > 0
                        ? List.of(Code.IDENTIFIER_HELD.word())
                        : List.of();
                yield Optional.of(new Settled(requestId, "replayed", codes));
            }
            case Outcome.Outdated _ -> Optional.of(attention(requestId, Code.INVOICES_NOT_SECURED.word()));
            case Outcome.Unfinished _ -> Optional.empty();
            case Outcome.Refused refused ->
                Optional.of(
                        refused.code().equals(Outcome.NEWCOMER)
                                ? new Settled(requestId, "skipped", List.of(refused.code()))
                                : attention(requestId, refused.code()));
        };
    }

    private static Settled attention(UUID requestId, String code) {
        return new Settled(requestId, "attention", List.of(code));
    }

    private List<Outgoing> events(Restore restore, Collection<Replay> batch, List<Settled> settled) {
        Map<UUID, Replay> replays = batch.stream().collect(Collectors.toMap(Replay::requestId, Function.identity()));
        List<UUID> replayed = settled.stream()
                .filter(result -> result.state().equals("replayed"))
                .map(Settled::requestId)
                .toList();
        Map<UUID, Map<String, Counts>> counts = table.counts(restore.restoreId(), replayed);
        List<Outgoing> events = new ArrayList<>();
        for (UUID requestId : replayed) {
            Replay replay = Objects.requireNonNull(replays.get(requestId));
            events.add(outbox.outgoing(
                    new ErasureReplayed(
                            requestId, restore.store(), restore.backupId(), counts.getOrDefault(requestId, Map.of())),
                    replay.sequence(),
                    restore.restoreId()));
        }
        return events;
    }
}
