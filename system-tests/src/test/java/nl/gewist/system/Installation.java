package nl.gewist.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;

/** The running system, and learners that no other test uses. */
final class Installation implements AutoCloseable {
    private static final int LEARNERS = 300;
    private static final int LEARNERS_OF_FOUR_CUSTOMERS = 16;

    /** Servers that are stopped on purpose, and mail addresses, are no news in the tests' output. */
    private static final List<Logger> QUIET = Stream.of("com.icegreen", "org.apache.kafka", "kafka")
            .map(Logger::getLogger)
            .toList();

    private final Stack stack;
    private final Requests requests;
    private final Deque<Long> unused;

    private Installation(Stack stack) {
        this.stack = stack;
        this.requests = new Requests(stack.bootstrapServers(), stack.topicPrefix());
        this.unused = new ArrayDeque<>(learners());
    }

    static Installation start() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        Path room = Path.of("").toAbsolutePath();
        StackOptions options = StackOptions.isolated(room.getParent(), room.resolve("target/system"))
                .withFresh(true)
                .withLearners(LEARNERS)
                .withSetting("gewist.erasure.grace", "PT0S")
                // The tests together ask for more than anybody means.
                .withSetting("gewist.surge.at-least", "1000000")
                .withSetting("gewist.notices.first-retry", "PT0.2S")
                .withSetting("gewist.notices.longest-retry", "PT1S");
        return new Installation(new Stack(options).start());
    }

    /** Those of two owners last, so that the tests that need them find them; otherwise in an order of no meaning. */
    private List<Long> learners() {
        try (Connection platform = stack.platform().connect()) {
            SampleReader sample = new SampleReader(platform);
            List<Long> ids = new ArrayList<>(sample.learnerIds());
            Collections.shuffle(ids, new Random(1));
            List<Long> ofTwoOwners = sample.twoOwnerLearners();
            ids.sort((one, other) -> Boolean.compare(ofTwoOwners.contains(one), ofTwoOwners.contains(other)));
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Stack stack() {
        return stack;
    }

    /** Learners nobody else has, as the platform knows them now. */
    List<Person> people(int number) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(unused.removeFirst());
        }
        return Person.read(stack, ids);
    }

    /** A learner of two owners whom nobody else has. */
    Person personOfTwoOwners() throws SQLException {
        return Person.read(stack, List.of(unused.removeLast())).getFirst();
    }

    /** Publishes one request per person, for everything. Returns when Kafka has them. */
    List<Erasure> request(List<Person> people) {
        List<Erasure> erasures = people.stream()
                .map(person -> new Erasure(UUID.randomUUID(), person))
                .toList();
        requests.publishAll(erasures.stream()
                .map(erasure -> requested(erasure, RequestedBy.SUBJECT, null))
                .toList());
        return erasures;
    }

    /** Publishes a request for one owner's part. */
    Erasure requestPart(Person person, long ownerId) {
        Erasure erasure = new Erasure(UUID.randomUUID(), person);
        requests.publish(requested(erasure, RequestedBy.OWNER, new Scope(Long.toString(ownerId))));
        return erasure;
    }

    /** A customer with five learners, two of them another customer's too, whom nobody else has. */
    long customer() throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            SampleReader sample = new SampleReader(platform);
            List<Long> before = sample.customerIds();
            SamplePlatform.grow(platform, LEARNERS_OF_FOUR_CUSTOMERS, before.size());
            return sample.customerIds().stream()
                    .filter(id -> !before.contains(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Publishes that a customer closes the account. */
    UUID close(long customerId) {
        UUID requestId = UUID.randomUUID();
        Subject subject = new Subject(SubjectType.CUSTOMER, Long.toString(customerId));
        requests.publish(
                new DeletionRequested(requestId, subject, Instant.now(), RequestedBy.SUBJECT, null, null, null));
        return requestId;
    }

    private static DeletionRequested requested(Erasure erasure, RequestedBy by, Scope scope) {
        Subject subject =
                new Subject(SubjectType.LEARNER, Long.toString(erasure.person().id()));
        return new DeletionRequested(erasure.requestId(), subject, Instant.now(), by, scope, null, null);
    }

    @Override
    public void close() {
        requests.close();
        stack.close();
    }
}
