package nl.gewist.deletion;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.Target;
import nl.gewist.sample.Leftover;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sample platform in the tests' database. Each test takes learners of its own. */
@ApplicationScoped
public class Sample {
    private static final int LEARNERS = 120;

    private final String url;
    private final String user;
    private final String password;
    private final DataMap map;
    private final Deque<Long> learners = new ArrayDeque<>();
    private final Deque<Long> twoOwnerLearners = new ArrayDeque<>();
    private long seed = 100;
    private long people;

    Sample(
            @ConfigProperty(name = "gewist.stores.platform.jdbc-url") String url,
            @ConfigProperty(name = "gewist.stores.platform.username") String user,
            @ConfigProperty(name = "gewist.stores.platform.password") String password,
            DataMap map) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.map = map;
    }

    void fill(@Observes @Priority(1) StartupEvent event) throws SQLException {
        try (Connection connection = connect()) {
            SamplePlatform.create(connection, LEARNERS, 7);
            SampleReader reader = new SampleReader(connection);
            twoOwnerLearners.addAll(reader.twoOwnerLearners());
            learners.addAll(reader.learnerIds());
            learners.removeAll(twoOwnerLearners);
        }
    }

    /** A learner that no other test uses. */
    synchronized String learner() {
        return learners.removeFirst().toString();
    }

    /** A learner of two owners that no other test uses. */
    synchronized String learnerOfTwo() {
        return twoOwnerLearners.removeFirst().toString();
    }

    /**
     * Four customers with sixteen learners that no other test uses; the first and the eighth learner are the first
     * customer's and another's, the fifth, ninth and thirteenth the first customer's alone.
     */
    synchronized List<String> customers() {
        seed++;
        return read(connection -> {
            List<Long> before = new SampleReader(connection).customerIds();
            SamplePlatform.grow(connection, 16, seed);
            return new SampleReader(connection)
                    .customerIds().stream()
                            .filter(id -> !before.contains(id))
                            .map(String::valueOf)
                            .toList();
        });
    }

    /** Somebody new whose id and values nobody else has, with one owner. */
    synchronized Unmistakable unmistakable(Instant createdAt) {
        people++;
        long id = 900_000_000_000L + people;
        Unmistakable person = new Unmistakable(
                String.valueOf(id),
                "zwaantje.%d@post.example".formatted(id),
                "+31 6 %08d".formatted(10_000_000 + people),
                "Zwaantje van Nummer%d".formatted(people));
        enter(person, createdAt);
        return person;
    }

    /** Puts this person's row there, as an import would. */
    void enter(Unmistakable person, Instant createdAt) {
        execute("""
                insert into learner (learner_id, email, full_name, first_name, last_name, phone, created_at)
                values (%s, '%s', '%s', 'Zwaantje', 'van Nummer', '%s', '%s')""".formatted(person.id(), person.email(), person.name(), person.phone(), createdAt));
    }

    /** A line that somebody else's browser sent. */
    void loginEvent(String learner, String text) {
        execute("insert into login_event (learner_id, ip, user_agent, succeeded) values (%s, '192.0.2.1', '%s', true)"
                .formatted(learner, text));
    }

    record Unmistakable(String id, String email, String phone, String name) {}

    /** A customer with an integration and invoices, but without learners. */
    String customerWithoutLearners() {
        String customer = customers().getFirst();
        execute("""
                delete from lesson_progress where enrolment_id in (select enrolment_id from enrolment join training
                    using (training_id) where customer_id = %1$s);
                delete from certificate where enrolment_id in (select enrolment_id from enrolment join training
                    using (training_id) where customer_id = %1$s);
                delete from quiz_answer where attempt_id in (select attempt_id from quiz_attempt join enrolment
                    using (enrolment_id) join training using (training_id) where customer_id = %1$s);
                delete from quiz_attempt where enrolment_id in (select enrolment_id from enrolment join training
                    using (training_id) where customer_id = %1$s);
                delete from enrolment where training_id in (select training_id from training where customer_id = %1$s);
                update learner_invoice set learner_id = null where customer_id = %1$s""".formatted(customer));
        return customer;
    }

    List<String> learnersOf(String customer) {
        return read(connection -> new SampleReader(connection)
                .learnersOf(Long.parseLong(customer)).stream()
                        .map(String::valueOf)
                        .toList());
    }

    List<PersonValues> valuesOfCustomer(String customer) {
        return read(connection -> new SampleReader(connection).customerValues(List.of(Long.valueOf(customer))));
    }

    <T> T read(Reading<T> reading) {
        try (Connection connection = connect()) {
            return reading.read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> ownersOf(String learner) {
        return read(connection -> new SampleReader(connection)
                .ownersOf(Long.parseLong(learner)).stream().map(String::valueOf).toList());
    }

    List<PersonValues> valuesOf(Collection<String> someLearners) {
        return read(connection -> new SampleReader(connection)
                .personValues(someLearners.stream().map(Long::valueOf).toList()));
    }

    List<Leftover> leftovers(List<PersonValues> values) {
        return read(new LeftoverSearch(values)::in);
    }

    void addInvoice(String learner) {
        read(connection -> new SampleReader(connection).addInvoice(Long.parseLong(learner)));
    }

    /** What retention would say it secured. */
    InvoiceKeys invoices(String learner, String owner) {
        return invoices("learner", learner, owner);
    }

    InvoiceKeys invoices(String subjectType, String id, String owner) {
        return read(connection -> {
            Target target = new Target(UUID.randomUUID(), id, owner);
            Catalog catalog = Catalog.read(connection, map.stores().get("platform"));
            Map<UUID, InvoiceKeys> keys =
                    new InvoiceReader(map, catalog, subjectType).keys(connection, List.of(target), false);
            return keys.get(target.requestId());
        });
    }

    void execute(String sql) {
        read(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    long count(String sql) {
        return read(connection -> {
            try (var rows = connection.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }
}
