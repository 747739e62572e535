package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.Event;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.messaging.OffsetClock;

/** What the tests say and wait for: the platform, retention and notification in one. */
@ApplicationScoped
public class Conversation {
    static final Duration SOON = Duration.ofSeconds(30);

    private final Wire wire;
    private final Sample sample;
    private final Clock clock;
    private final Workers workers;

    Conversation(Wire wire, Sample sample, Clock clock, Workers workers) {
        this.workers = workers;
        this.wire = wire;
        this.sample = sample;
        this.clock = clock;
    }

    DeletionRequested request(String learner) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.LEARNER, learner),
                clock.instant(),
                RequestedBy.SUBJECT,
                null,
                null,
                null);
    }

    DeletionRequested customersRequest(String customer) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.CUSTOMER, customer),
                clock.instant(),
                RequestedBy.SUBJECT,
                null,
                null,
                null);
    }

    DeletionRequested ownersRequest(String learner, String owner) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.LEARNER, learner),
                clock.instant(),
                RequestedBy.OWNER,
                new Scope(owner),
                null,
                null);
    }

    UUID ask(DeletionRequested request) {
        wire.say(request);
        wire.flush();
        return request.requestId();
    }

    UUID registered(DeletionRequested request) {
        ask(request);
        awaits(request.requestId(), ErasureRegistered.class);
        return request.requestId();
    }

    /** Asks, lets the grace pass, waits for the announcement. */
    UUID announced(DeletionRequested request) {
        registered(request);
        graceIsOver();
        awaits(request.requestId(), ErasureAnnounced.class);
        return request.requestId();
    }

    void graceIsOver() {
        ((OffsetClock) clock).advance(Duration.ofHours(2));
    }

    <E extends Event> E awaits(UUID requestId, Class<E> kind) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wire.heard(requestId, kind)).isNotEmpty());
        return wire.heard(requestId, kind).getLast();
    }

    String rejection(UUID requestId) {
        return awaits(requestId, ErasureRejected.class).code();
    }

    /** Retention and notification answer that what stands on the platform now is secured. */
    void participantsAnswer(UUID requestId, String learner, String owner, int round) {
        answer(requestId, round, sample.invoices(learner, owner));
    }

    /** The same for a customer: as buyer and as seller. */
    void participantsAnswerForCustomer(UUID requestId, String customer, int round) {
        answer(requestId, round, sample.invoices("customer", customer, null));
    }

    void answer(UUID requestId, int round, InvoiceKeys invoices) {
        wire.say(new InvoicesSecured(requestId, round, "sha256:0", invoices.count(), invoices.digest()));
        wire.say(new NoticesStored(requestId, round, 1));
        wire.flush();
    }

    ErasureCompleted erased(DeletionRequested request) {
        UUID requestId = announced(request);
        String owner = request.scope() == null ? null : request.scope().ownerId();
        participantsAnswer(requestId, request.subject().id(), owner, 1);
        return awaits(requestId, ErasureCompleted.class);
    }

    void say(Event event) {
        wire.say(event);
        wire.flush();
    }

    /** The announcer has taken a whole look after this. */
    void announcerLooks() {
        workers.look("Announcer");
    }

    void cascadeLooks() {
        workers.look("CascadeWorker");
    }

    /** A day later everything has been searched once more. */
    void sweeps() {
        ((OffsetClock) clock).advance(Duration.ofHours(25));
        sweeperLooks();
    }

    void sweeperLooks() {
        workers.look("Sweeper");
    }

    void closerLooks() {
        workers.look("Closer");
    }

    void replayerLooks() {
        workers.look("Replayer");
    }

    void wakeEraser() {
        workers.look("Eraser");
    }

    List<Event> heard(UUID requestId) {
        return wire.heard(requestId);
    }
}
