package nl.gewist.retention.backups;

import io.micrometer.core.annotation.Timed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.BackupExpiryCompleted;
import nl.gewist.contract.RetentionEvent.BackupExpiryOverdue;
import nl.gewist.messaging.Outbox;
import nl.gewist.retention.backups.Due.Place;

/**
 * Looks up, from the day on which copies must be gone, whether they are. The answer is derived for all erasures at once:
 * gone are those completed before the oldest restorable point of every store, and in a store that was put back those that
 * were applied again before it. In batches, so that memory and
 * transactions stay small however many are due.
 */
@ApplicationScoped
class ExpiryCheck {
    private static final int BATCH = 5_000;

    private final ExpiryTable table;
    private final ReplayTable replayed;
    private final StoreStates states;
    private final Outbox outbox;
    private final Clock clock;

    ExpiryCheck(ExpiryTable table, ReplayTable replayed, StoreStates states, Outbox outbox, Clock clock) {
        this.table = table;
        this.replayed = replayed;
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Answers everything that is due. Returns how many are gone and how many are overdue. */
    @Timed("gewist.backups.check")
    Outcome run() {
        int gone = pages(this::complete);
        int overdue = pages(this::remind);
        QuarkusTransaction.requiringNew().run(states::forgetGoneForLong);
        return new Outcome(gone, overdue);
    }

    /** Page after page, each in a transaction of its own; returns how many there were. */
    private static int pages(Function<Place, List<Due>> answer) {
        int answered = 0;
        Place after = Place.BEGINNING;
        List<Due> page;
        do {
            Place from = after;
            page = QuarkusTransaction.requiringNew().call(() -> answer.apply(from));
            answered += page.size();
            after = page.isEmpty() ? from : page.getLast().place();
        } while (!page.isEmpty());
        return answered;
    }

    private List<Due> complete(Place after) {
        List<Due> gone = table.complete(states.all(), clock.instant(), LocalDate.now(clock), after, BATCH);
        outbox.add(gone.stream()
                .map(due ->
                        outbox.outgoing(new BackupExpiryCompleted(due.requestId()), due.sequence(), due.occurrence()))
                .toList());
        return gone;
    }

    /** Once a day, while a copy is there after the last day. */
    private List<Due> remind(Place after) {
        LocalDate today = LocalDate.now(clock);
        List<StoreState> all = states.all();
        List<Due> overdue = table.remind(all, today, after, BATCH);
        Map<UUID, List<Replayed>> replays =
                replayed.of(overdue.stream().map(Due::requestId).toList());
        List<Outgoing> events = new ArrayList<>();
        for (Due due : overdue) {
            ErasedAt erased =
                    new ErasedAt(due.completedAt(), replays.getOrDefault(due.requestId(), List.of())).overdueOn(today);
            all.stream()
                    .filter(state -> state.mayHold(erased.in(state.store())))
                    .map(state -> new BackupExpiryOverdue(due.requestId(), Alarms.name(state)))
                    .distinct()
                    .forEach(event -> events.add(outbox.outgoing(event, due.sequence(), event.store() + "/" + today)));
        }
        outbox.add(events);
        return overdue;
    }

    /** @param overdue those that were told to be overdue today */
    record Outcome(int gone, int overdue) {}
}
