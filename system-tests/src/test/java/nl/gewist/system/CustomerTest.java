package nl.gewist.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static nl.gewist.launcher.Service.DELETION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A customer closes the account, and the deletion-service is killed on the way")
@ExtendWith(SystemExtension.class)
class CustomerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Map<String, Long> OF_THE_CUSTOMER = Map.of(
            "deletion.requested", 1L,
            "erasure.registered", 1L,
            "erasure.held", 2L,
            "erasure.released", 2L,
            "erasure.announced", 1L,
            "invoices.secured", 1L,
            "notices.stored", 1L,
            "erasure.completed", 1L,
            "backup-expiry.scheduled", 1L);

    private static final Map<String, Long> OF_A_LEARNER = Map.of(
            "erasure.registered", 1L,
            "erasure.announced", 1L,
            "invoices.secured", 1L,
            "notices.stored", 1L,
            "notice.sent", 1L,
            "erasure.completed", 1L,
            "backup-expiry.scheduled", 1L);

    private final Installation system;
    private final Stack stack;

    CustomerTest(Installation system) {
        this.system = system;
        this.stack = system.stack();
    }

    /** Each is one write of a transaction that then never commits. */
    enum Point {
        ASKING_FOR_APPROVAL("update", "request", "new.code = 'approval-needed'"),
        REGISTERING_THE_LEARNERS("insert", "request", "new.parent_id is not null"),
        WAITING_FOR_THE_LEARNERS("update", "request", "new.code = 'learners-first'"),
        ERASING_A_LEARNER("delete", "enrolment", "true"),
        /** The platform has committed, the deletion-service has not. */
        COMPLETING_A_LEARNER("update", "request", "new.state = 'completed' and new.parent_id is not null"),
        GOING_ON_WITH_THE_CUSTOMER("update", "request", "new.state = 'announced' and new.subject_type = 'customer'"),
        ERASING_THE_CUSTOMER("delete", "customer", "true"),
        COMPLETING_THE_CUSTOMER("update", "request", "new.state = 'completed' and new.subject_type = 'customer'");

        private final String operation;
        private final String table;
        private final String condition;

        Point(String operation, String table, String condition) {
            this.operation = operation;
            this.table = table;
            this.condition = condition;
        }

        Gate gate(Stack stack) throws SQLException {
            Database database = table.equals("request") ? stack.database(DELETION) : stack.platform();
            return Gate.at(database, operation, table, condition);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRepeatedAndNothingIsLost(Point point) throws Exception {
        long customer = system.customer();
        Leaving leaving = Leaving.read(stack, customer);
        UUID request;
        try (Gate gate = point.gate(stack)) {
            request = system.close(customer);
            if (point != Point.ASKING_FOR_APPROVAL) {
                approve(request);
            }
            gate.awaitSomebody();
            stack.kill(DELETION);
            gate.turnAway();
        } finally {
            stack.start(DELETION);
        }
        if (point == Point.ASKING_FOR_APPROVAL) {
            approve(request);
        }

        everythingIsToldOnce(request, leaving.learners().size());
        leaving.isGone(stack);
    }

    private void approve(UUID request) {
        String url = stack.url(DELETION) + "/v1/deletions/" + request;
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(RestAssured.get(url).jsonPath().getString("code"))
                        .isEqualTo("approval-needed"));
        RestAssured.post(url + "/approve?role=privacy-officer&reason=account-closed")
                .then()
                .statusCode(200);
    }

    private void everythingIsToldOnce(UUID request, int learners) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    List<UUID> children = children(request);
                    assertThat(children).hasSize(learners);
                    Map<UUID, Map<String, Long>> expected =
                            new HashMap<>(children.stream().collect(toMap(child -> child, _ -> OF_A_LEARNER)));
                    expected.put(request, OF_THE_CUSTOMER);
                    List<UUID> all = new ArrayList<>(children);
                    all.add(request);
                    assertThat(Wire.read(stack).events(all).stream()
                                    .collect(groupingBy(
                                            Wire.Event::requestId,
                                            groupingBy(Wire.Event::type, TreeMap::new, counting()))))
                            .isEqualTo(expected);
                });
    }

    private List<UUID> children(UUID request) {
        return RestAssured.get(stack.url(DELETION) + "/v1/deletions?limit=500&parent=" + request)
                .jsonPath()
                .getList("requestId", String.class)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /**
     * A customer before the account is closed.
     *
     * @param invoices keys of those where the customer is buyer or seller
     * @param sole what the learners were that are nobody else's, and the customer
     * @param shared learners with their enrolments elsewhere
     */
    record Leaving(
            long id,
            List<Long> learners,
            List<String> invoices,
            List<PersonValues> sole,
            Map<Long, List<String>> shared) {
        private static final String INVOICES = """
                select 'platform_invoice/' || invoice_id from platform_invoice where customer_id = ?
                union all select 'learner_invoice/' || invoice_id from learner_invoice where customer_id = ?""";

        private static final String RETAINED = """
                select collection || '/' || invoice_key as invoice from retained_invoice
                where collection || '/' || invoice_key = any (string_to_array(?, ' '))""";

        private static final String ELSEWHERE = """
                select e::text || (select coalesce(string_agg(p::text, ' ' order by p.progress_id), '')
                                   from lesson_progress p where p.enrolment_id = e.enrolment_id)
                from enrolment e join training t using (training_id)
                where e.learner_id = ? and t.customer_id <> ? order by 1""";

        static Leaving read(Stack stack, long customer) throws SQLException {
            try (Connection platform = stack.platform().connect()) {
                SampleReader sample = new SampleReader(platform);
                List<Long> learners = sample.learnersOf(customer);
                Map<Long, List<String>> shared = new HashMap<>();
                for (long learner : learners) {
                    if (sample.ownersOf(learner).size() > 1) {
                        shared.put(learner, elsewhere(platform, learner, customer));
                    }
                }
                assertThat(shared).isNotEmpty().hasSizeLessThan(learners.size());
                List<PersonValues> sole = new ArrayList<>(sample.personValues(learners.stream()
                        .filter(learner -> !shared.containsKey(learner))
                        .toList()));
                sole.addAll(sample.customerValues(List.of(customer)));
                return new Leaving(
                        customer,
                        learners,
                        Rows.of(platform, INVOICES, row -> row.getString(1), customer, customer),
                        sole,
                        shared);
            }
        }

        private static List<String> elsewhere(Connection platform, long learner, long customer) throws SQLException {
            return Rows.of(platform, ELSEWHERE, row -> row.getString(1), learner, customer);
        }

        void isGone(Stack stack) throws Exception {
            try (Connection platform = stack.platform().connect()) {
                assertThat(new LeftoverSearch(sole).in(platform)).isEmpty();
                SampleReader sample = new SampleReader(platform);
                assertThat(sample.customerIds()).doesNotContain(id);
                assertThat(sample.learnerIds()).containsAll(shared.keySet());
                for (var learner : shared.entrySet()) {
                    assertThat(elsewhere(platform, learner.getKey(), id)).isEqualTo(learner.getValue());
                }
            }
            assertThat(Rows.of(
                            stack.database(Service.RETENTION),
                            RETAINED,
                            row -> row.getString(1),
                            String.join(" ", invoices)))
                    .containsExactlyInAnyOrderElementsOf(invoices);
            Traces.of(stack).haveNothingOf(sole);
        }
    }
}
