package nl.gewist.deletion.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import nl.gewist.contract.RestoreEvent;
import nl.gewist.contract.RestoreEvent.RestoreBlocked;
import nl.gewist.contract.RestoreEvent.RestoreReplayed;
import nl.gewist.contract.SubjectType;
import nl.gewist.deletion.platform.SubjectTypes;
import nl.gewist.messaging.Outbox;
import org.jboss.logging.Logger;

/** One restore's way from being known to being done: lists the erasures, has them applied, says how it ended. */
@ApplicationScoped
class Replaying {
    private static final Logger LOG = Logger.getLogger(Replaying.class);

    private final RestoreTable table;
    private final ReplayTable replays;
    private final Restores restores;
    private final ReplayPass pass;
    private final SubjectTypes subjectTypes;
    private final Outbox outbox;
    private final Clock clock;

    Replaying(
            RestoreTable table,
            ReplayTable replays,
            Restores restores,
            ReplayPass pass,
            SubjectTypes subjectTypes,
            Outbox outbox,
            Clock clock) {
        this.table = table;
        this.replays = replays;
        this.restores = restores;
        this.pass = pass;
        this.subjectTypes = subjectTypes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Returns how many erasures were looked at: more than 0 means there may be more. */
    int goOn(Restore restore) throws SQLException {
        List<String> types = subjectTypes.in(restore.store());
        if (!restore.isListed()) {
            QuarkusTransaction.requiringNew().run(() -> list(restore, types));
        }
        int done = 0;
        for (String type : types) {
            if (isCustomer(type) && replays.isAnyDue(restore.restoreId(), List.of(SubjectType.LEARNER.word()))) {
                break;
            }
            done += pass.run(restore, type);
        }
        if (done == 0) {
            QuarkusTransaction.requiringNew().run(() -> settle(restore, types));
        }
        return done;
    }

    /** Learners first, as when they were erased. */
    private static boolean isCustomer(String type) {
        return type.equals(SubjectType.CUSTOMER.word());
    }

    private void list(Restore restore, List<String> types) {
        Instant since = restores.since(restore);
        replays.list(restore.restoreId(), types, since);
        int closed = replays.closedSince(types, since);
        List<String> codes = closed == 0 ? List.of() : List.of(Code.CLOSED_REQUESTS.word());
        table.listed(restore.restoreId(), closed, codes, clock.instant());
    }

    private void settle(Restore restore, List<String> types) {
        replays.giveUpHopeless(restore.restoreId());
        if (replays.isAnyDue(restore.restoreId(), types)) {
            return;
        }
        RestoreView view = table.find(restore.restoreId()).orElseThrow();
        boolean done = view.findings().stream().noneMatch(RestoreView.Finding::blocks);
        table.settle(restore.restoreId(), done, clock.instant()).ifPresent(turn -> say(view, done, turn));
    }

    /** In the caller's transaction, in which this end was noted. */
    void say(RestoreView view, boolean done, int turn) {
        RestoreEvent event = done
                ? new RestoreReplayed(
                        view.store(),
                        view.backupId(),
                        Math.toIntExact(view.erasures()),
                        Math.toIntExact(view.replayed()),
                        view.codes(),
                        view.acceptedBy(),
                        view.reason())
                : new RestoreBlocked(view.store(), view.backupId(), view.codes());
        outbox.add(event, 0, view.restoreId() + "/" + turn);
        LOG.infof(
                "restore %s: %d of %d erasures applied again, %s %s",
                view.restoreId(),
                view.replayed(),
                view.erasures(),
                done ? "done" : "a person must look:",
                view.codes());
    }
}
