package nl.gewist.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/** What is told of requests from the wish to the expiry of the backups, in the topics and in the audit log. */
record Story(List<Wire.Event> events) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> ONCE =
            List.of("deletion.requested", "erasure.registered", "erasure.completed", "backup-expiry.scheduled");

    private static final List<String> PER_ROUND = List.of("erasure.announced", "invoices.secured", "notices.stored");

    private static final String ENTRIES = "select request_id, type from audit_entry where request_id = any(?)";

    /** Waits until all is told; then each event was told once, stands in the audit log once, and its chain is whole. */
    static Story toTheEnd(Stack stack, List<Erasure> erasures, long rounds) throws IOException {
        List<UUID> requestIds = erasures.stream().map(Erasure::requestId).toList();
        Map<UUID, Map<String, Long>> expected =
                erasures.stream().collect(toMap(Erasure::requestId, erasure -> expected(erasure, rounds)));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(inAuditLog(stack, requestIds)).isEqualTo(expected);
                    assertThat(Rows.count(stack.database(Service.AUDIT), "select count(*) from audit_unsealed"))
                            .isZero();
                });
        List<Wire.Event> told = Wire.read(stack).events(requestIds);
        assertThat(told.stream()
                        .collect(groupingBy(
                                Wire.Event::requestId, groupingBy(Wire.Event::type, TreeMap::new, counting()))))
                .isEqualTo(expected);
        assertThat(RestAssured.get(stack.url(Service.AUDIT) + "/v1/audit/verify")
                        .jsonPath()
                        .getBoolean("intact"))
                .isTrue();
        return new Story(told);
    }

    private static Map<String, Long> expected(Erasure erasure, long rounds) {
        Map<String, Long> expected = new TreeMap<>();
        ONCE.forEach(type -> expected.put(type, 1L));
        PER_ROUND.forEach(type -> expected.put(type, rounds));
        expected.put("notice.sent", (long) erasure.person().owners().size());
        return expected;
    }

    private static Map<UUID, Map<String, Long>> inAuditLog(Stack stack, List<UUID> requestIds) throws SQLException {
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        Rows.of(
                stack.database(Service.AUDIT),
                ENTRIES,
                row -> counts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                        .merge(row.getString(2), 1L, Long::sum),
                requestIds);
        return counts;
    }

    /** Events of one type, by their request. */
    Map<UUID, List<Wire.Event>> of(String type) {
        return events.stream().filter(event -> event.type().equals(type)).collect(groupingBy(Wire.Event::requestId));
    }
}
