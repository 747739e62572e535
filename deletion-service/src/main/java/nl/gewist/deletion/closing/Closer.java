package nl.gewist.deletion.closing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.deletion.erasing.EvidenceVault;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/**
 * Closes requests in three commits: forget identifiers and subject; destroy the keys, in their own database; say so. Dying
 * between two of them leaves no identifiers without a key and no request that is said to be closed before its key is gone;
 * the next look goes on where it stopped.
 */
@ApplicationScoped
class Closer extends Worker {
    private static final int BATCH = 500;

    private final ClosingTable table;
    private final EvidenceVault evidence;
    private final Outbox outbox;
    private final Clock clock;

    Closer(ClosingTable table, EvidenceVault evidence, Outbox outbox, Clock clock, WorkerSettings settings) {
        super(settings);
        this.table = table;
        this.evidence = evidence;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    protected int work() {
        QuarkusTransaction.requiringNew().run(this::forget);
        List<UUID> forgotten = table.forgotten(BATCH);
        if (!forgotten.isEmpty()) {
            evidence.destroyKeys(forgotten);
            QuarkusTransaction.requiringNew().run(() -> close(forgotten));
        }
        return forgotten.size();
    }

    private void forget() {
        List<UUID> due = table.takeDue(BATCH);
        if (!due.isEmpty()) {
            evidence.forget(due);
            table.forgetSubject(due, clock.instant());
        }
    }

    private void close(List<UUID> requestIds) {
        outbox.add(table.close(requestIds, clock.instant()).stream()
                .map(closed ->
                        outbox.outgoing(new ErasureClosed(closed.requestId()), closed.sequence(), closed.sequence()))
                .toList());
    }
}
