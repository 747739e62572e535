package nl.gewist.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.PersonValues;
import nl.gewist.system.Person.Invoice;
import nl.gewist.system.Person.Owner;

/** What must be so once requests for everything are done, whatever happened on the way. */
final class Aftermath {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Rows that the data map deletes, so that what is counted is what {@link LearnerRows} counts. */
    private static final List<String> DELETED = List.of(
            "learner",
            "former_email",
            "enrolment",
            "lesson_progress",
            "quiz_attempt",
            "quiz_answer",
            "certificate",
            "upload",
            "group_member",
            "login_event",
            "support_ticket",
            "support_reply",
            "integration_contact",
            "webhook_delivery");

    private static final String ENTRIES =
            "select request_id, type from audit_entry where request_id = any(?) order by request_id, type";

    private static final String RETAINED =
            "select request_id, owner_id, number from retained_invoice where request_id = any(?)";

    private final Stack stack;
    private final List<Erasure> erasures;
    private final List<UUID> requestIds;
    private final Map<UUID, Erasure> byId;

    Aftermath(Stack stack, List<Erasure> erasures) {
        this.stack = stack;
        this.erasures = erasures;
        this.requestIds = erasures.stream().map(Erasure::requestId).toList();
        this.byId = erasures.stream().collect(toMap(Erasure::requestId, erasure -> erasure));
    }

    /** Waits until all is told; each event is told once, stands in the audit log once, and its chain is whole. */
    void everythingHappenedOnce() throws IOException {
        everythingHappenedOnce(1);
    }

    void everythingHappenedOnce(long rounds) throws IOException {
        Map<UUID, Map<String, Long>> expected =
                erasures.stream().collect(toMap(Erasure::requestId, erasure -> expected(erasure, rounds)));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(inAuditLog()).isEqualTo(expected);
                    assertThat(Rows.count(stack.database(Service.AUDIT), "select count(*) from audit_unsealed"))
                            .isZero();
                });
        Map<UUID, Map<String, Long>> told = Wire.read(stack).events(requestIds).stream()
                .collect(groupingBy(Wire.Event::requestId, groupingBy(Wire.Event::type, TreeMap::new, counting())));
        assertThat(told).isEqualTo(expected);
        assertThat(RestAssured.get(stack.url(Service.AUDIT) + "/v1/audit/verify")
                        .jsonPath()
                        .getBoolean("intact"))
                .isTrue();
    }

    private static Map<String, Long> expected(Erasure erasure, long rounds) {
        Map<String, Long> expected = new TreeMap<>();
        for (String once :
                List.of("deletion.requested", "erasure.registered", "erasure.completed", "backup-expiry.scheduled")) {
            expected.put(once, 1L);
        }
        for (String perRound : List.of("erasure.announced", "invoices.secured", "notices.stored")) {
            expected.put(perRound, rounds);
        }
        expected.put("notice.sent", (long) erasure.person().owners().size());
        return expected;
    }

    private Map<UUID, Map<String, Long>> inAuditLog() throws SQLException {
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        Rows.of(
                stack.database(Service.AUDIT),
                ENTRIES,
                row -> counts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                        .merge(row.getString(2), 1L, Long::sum),
                requestIds);
        return counts;
    }

    /** What is said to be removed is what there was before anything went wrong. */
    void countsAreThoseOfBefore() throws IOException {
        for (Wire.Event event : Wire.read(stack).events(requestIds)) {
            if (event.type().equals("erasure.completed")) {
                Map<String, Long> before = new HashMap<>(person(event).rows());
                before.keySet().retainAll(DELETED);
                Map<String, Long> removed =
                        DELETED.stream().collect(toMap(table -> table, table -> removed(event.data(), table)));
                assertThat(removed).as("request %s", event.requestId()).isEqualTo(before);
            }
        }
    }

    private static long removed(JsonNode completed, String table) {
        return completed
                .path("counts")
                .path("platform." + table)
                .path("removed")
                .asLong();
    }

    void vaultHasEveryInvoiceOnce() throws SQLException {
        record Retained(UUID requestId, Invoice invoice) {}
        Map<UUID, List<Invoice>> vault = Rows.of(
                        stack.database(Service.RETENTION),
                        RETAINED,
                        row -> new Retained(
                                row.getObject(1, UUID.class), new Invoice(row.getString(2), row.getString(3))),
                        requestIds)
                .stream()
                .collect(groupingBy(Retained::requestId, mapping(Retained::invoice, toList())));
        for (Erasure erasure : erasures) {
            assertThat(vault.getOrDefault(erasure.requestId(), List.of()))
                    .containsExactlyInAnyOrderElementsOf(erasure.person().invoices());
        }
    }

    /**
     * Each owner has one message about each request.
     *
     * @param mayRepeat whether the same message, by its Message-ID, may have come more than once
     */
    void everyOwnerGotOneNotice(boolean mayRepeat) throws IOException {
        List<ReceivedMail> mails = stack.mails();
        Map<UUID, Set<String>> reached = new HashMap<>();
        for (Wire.Event event : Wire.read(stack).events(requestIds)) {
            if (event.type().equals("notice.sent")) {
                String noticeId = event.data().path("noticeId").asText();
                List<ReceivedMail> same = mails.stream()
                        .filter(mail -> mail.messageId().contains(noticeId))
                        .toList();
                assertThat(same).hasSizeBetween(1, mayRepeat ? 2 : 1);
                Set<String> receivers = new HashSet<>();
                same.forEach(mail -> receivers.addAll(mail.to()));
                assertThat(receivers).hasSize(1);
                reached.computeIfAbsent(event.requestId(), _ -> new HashSet<>()).addAll(receivers);
            }
        }
        for (Erasure erasure : erasures) {
            assertThat(reached.get(erasure.requestId()))
                    .containsExactlyInAnyOrderElementsOf(
                            erasure.person().owners().stream().map(Owner::email).toList());
        }
    }

    /** Neither in the platform, nor in what Gewist keeps, says or logs. */
    void nothingIsLeft() throws SQLException, IOException {
        List<PersonValues> values =
                erasures.stream().map(erasure -> erasure.person().values()).toList();
        try (Connection platform = stack.platform().connect()) {
            assertThat(LearnerRows.of(
                                    platform,
                                    values.stream().map(PersonValues::learnerId).toList())
                            .values())
                    .containsOnly(0L);
            assertThat(new LeftoverSearch(values).in(platform)).isEmpty();
        }
        Traces.of(stack).haveNothingOf(values);
    }

    private Person person(Wire.Event event) {
        return byId.get(event.requestId()).person();
    }
}
