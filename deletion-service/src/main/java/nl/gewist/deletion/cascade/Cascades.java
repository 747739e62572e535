package nl.gewist.deletion.cascade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.deletion.cascade.CascadeTable.Child;
import nl.gewist.deletion.platform.Platform;
import nl.gewist.deletion.request.HeldCode;
import nl.gewist.deletion.request.RequestsChanged;
import nl.gewist.messaging.DatabaseException;
import nl.gewist.messaging.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Learners first, the customer last. Who the learners are is asked of the platform each time, never remembered: those
 * that came meanwhile are erased too, and a crash costs nothing. All of it runs in the caller's transaction.
 */
@ApplicationScoped
public class Cascades {
    private static final String LEARNER = SubjectType.LEARNER.word();
    private static final int BATCH = 20;

    private final CascadeTable table;
    private final Platform platform;
    private final Outbox outbox;
    private final Clock clock;
    private final Event<RequestsChanged> changed;

    Cascades(CascadeTable table, Platform platform, Outbox outbox, Clock clock, Event<RequestsChanged> changed) {
        this.table = table;
        this.platform = platform;
        this.outbox = outbox;
        this.clock = clock;
        this.changed = changed;
    }

    /** Whether requests of this type wait for those of others. */
    public static boolean concerns(String subjectType) {
        return subjectType.equals(SubjectType.CUSTOMER.word());
    }

    /** Whether the customer has learners whose part has not been erased. */
    public boolean hasLearners(UUID requestId, String customerId) {
        return !unsettled(requestId, customerId).isEmpty();
    }

    /**
     * Starts or resumes a customer whose grace is over.
     *
     * @return true if it is the customer's own turn; else it is held now, for an approval or for its learners
     */
    public boolean isTurnOf(Closing closing) {
        List<String> learners = unsettled(closing.requestId(), closing.customerId());
        if (learners.isEmpty()) {
            return true;
        }
        if (table.isApproved(closing.requestId())) {
            register(closing, learners);
            // From here the learners go, so it is too late to cancel.
            hold(closing, HeldCode.LEARNERS_FIRST, "announced");
        } else {
            hold(closing, HeldCode.APPROVAL_NEEDED, null);
        }
        return false;
    }

    /** Moves customers on of whom no learner's request is under way. Returns how many moved. */
    int goOn() {
        List<Closing> closings = table.takeWithoutOpenLearners(BATCH);
        closings.forEach(this::goOn);
        if (!closings.isEmpty()) {
            changed.fire(new RequestsChanged());
        }
        return closings.size();
    }

    private void goOn(Closing closing) {
        List<String> learners = unsettled(closing.requestId(), closing.customerId());
        if (learners.isEmpty()) {
            table.release(closing.requestId());
            int sequence = closing.sequence() + 1;
            outbox.add(new ErasureReleased(closing.requestId()), sequence, sequence);
        } else if (register(closing, learners) == 0) {
            hold(closing, HeldCode.LEARNERS_LEFT, null);
        }
    }

    private int register(Closing closing, List<String> learners) {
        Instant now = clock.instant();
        List<Child> children = table.insertChildren(closing, learners, now);
        outbox.add(children.stream()
                .map(child -> outbox.outgoing(
                        new ErasureRegistered(
                                child.requestId(),
                                new Subject(SubjectType.LEARNER, child.learnerId()),
                                new Scope(closing.customerId()),
                                now,
                                child.deadline()),
                        1,
                        1))
                .toList());
        changed.fire(new RequestsChanged());
        return children.size();
    }

    private void hold(Closing closing, String code, @Nullable String from) {
        table.hold(closing.requestId(), code, from);
        int sequence = closing.sequence() + 1;
        outbox.add(new ErasureHeld(closing.requestId(), code), sequence, sequence);
    }

    private List<String> unsettled(UUID requestId, String customerId) {
        try (Connection store = platform.connection(LEARNER)) {
            return table.unsettled(requestId, platform.owned(LEARNER).read(store, customerId));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
