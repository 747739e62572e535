package nl.gewist.deletion.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.BulkRows;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Script;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.platform.StorePlan;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.deletion.request.DeletionConfig;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Failures;

/**
 * Takes away the millions of rows that a few people have, in chunks that are committed by themselves, before the rest of
 * them goes in one transaction (decision D4). It works for a while and then lets the others have their turn.
 */
@ApplicationScoped
class BulkEraser {
    private final Platform platform;
    private final DeletionConfig config;
    private final Throttle throttle;
    private final FileDirectories directories;

    BulkEraser(Platform platform, DeletionConfig config, Throttle throttle, FileDirectories directories) {
        this.directories = directories;
        this.platform = platform;
        this.config = config;
        this.throttle = throttle;
    }

    /** Of these, those that have more rows in one collection than go in one transaction. */
    Set<UUID> big(SubjectPlan plan, List<Erasure> erasures) {
        Set<UUID> big = new HashSet<>();
        for (StorePlan store : plan.stores()) {
            BulkRows bulk = store.erasure().bulk();
            Optional<String> above = bulk.above(config.bulkAbove());
            if (above.isPresent()) {
                big.addAll(big(store.store(), bulk, above.get(), erasures));
            }
        }
        return big;
    }

    private Set<UUID> big(String name, BulkRows bulk, String above, List<Erasure> erasures) {
        try (Connection store = platform.connectionTo(name)) {
            return StoreTransaction.run(store, limited -> {
                Batch batch = bulk.batch(limited, wholes(erasures));
                Set<UUID> big = new HashSet<>();
                batch.query(limited, above, row -> big.add(batch.requestId(row.getInt("no"))));
                return big;
            });
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Erases in chunks for as long as it may.
     *
     * @param outcomes gets one for each of whom nothing more can be done now
     * @return those of whom the rest can go now
     */
    List<Erasure> erase(SubjectPlan plan, List<Erasure> big, EvidenceKeeper keeper, List<Outcome> outcomes) {
        long end = System.nanoTime() + config.slice().toNanos();
        List<Erasure> ready = new ArrayList<>();
        for (Erasure erasure : big) {
            if (System.nanoTime() > end) {
                outcomes.add(new Outcome.Unfinished(erasure.target().requestId()));
                continue;
            }
            try (OpenStores stores = OpenStores.of(plan, platform::connectionTo)) {
                Beginning beginning = new Beginning(stores, directories, keeper);
                for (Erasure begun : beginning.of(List.of(erasure), outcomes)) {
                    if (erasure.evidence() != null) {
                        beginning.tellAgain(begun);
                    }
                    if (deleteUntil(end, stores, begun)) {
                        ready.add(begun);
                    } else {
                        outcomes.add(new Outcome.Unfinished(begun.target().requestId()));
                    }
                }
            } catch (SQLException | RuntimeException e) {
                if (Failures.isPassing(e)) {
                    throw e instanceof RuntimeException runtime ? runtime : new DatabaseException((SQLException) e);
                }
                // It fails again by itself, and then with its code.
                ready.add(erasure);
            }
        }
        return ready;
    }

    /** Returns false if there may be more when the time is over or a store is busy. */
    private boolean deleteUntil(long end, OpenStores stores, Erasure erasure) throws SQLException {
        for (OpenStore store : stores.inTurn()) {
            if (!deleteUntil(end, store, erasure)) {
                return false;
            }
        }
        return true;
    }

    private boolean deleteUntil(long end, OpenStore store, Erasure erasure) throws SQLException {
        ErasurePlan plan = store.plan().erasure();
        Evidence evidence = Objects.requireNonNull(erasure.evidence());
        Target target = erasure.target();
        Map<UUID, Identifiers> identifiers = Map.of(target.requestId(), evidence.identifiers());
        for (Script delete : plan.bulk().deletes(config.chunk())) {
            long rows = 1;
            while (rows > 0) {
                if (!mayGoOn(end, store.plan().store())) {
                    return false;
                }
                // Anew each time: somebody else may have taken the person's address meanwhile.
                rows = store.run(limited ->
                        deleteChunk(limited, delete, plan.lockedBatch(limited, List.of(target), identifiers)));
                throttle.spend(rows);
            }
        }
        return true;
    }

    private boolean mayGoOn(long end, String store) {
        long pause = throttle.pause().toNanos();
        if (System.nanoTime() + pause > end || throttle.isBusy(store)) {
            return false;
        }
        try {
            Thread.sleep(throttle.pause());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long deleteChunk(Connection store, Script delete, Batch batch) throws SQLException {
        AtomicLong rows = new AtomicLong();
        batch.run(store, delete, row -> rows.addAndGet(row.getLong("rows")));
        return rows.get();
    }

    /** An owner's part may turn out to be all. */
    private static List<Target> wholes(List<Erasure> erasures) {
        return erasures.stream()
                .map(Erasure::target)
                .map(target -> new Target(target.requestId(), target.subjectId(), null))
                .toList();
    }
}
