package nl.gewist.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.PersonValues;
import nl.gewist.system.Person.Invoice;
import nl.gewist.system.Person.Owner;

/** What must be so once requests are done, whatever happened on the way. */
final class Aftermath {
    /** Tables whose rows the data map deletes, so that what is counted is what {@link LearnerRows} counts. */
    private static final Set<String> DELETED = Set.of(
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

    private static final String RETAINED =
            "select request_id, owner_id, number from retained_invoice where request_id = any(?)";

    private final Stack stack;
    private final List<Erasure> erasures;
    private final Story story;

    private Aftermath(Stack stack, List<Erasure> erasures, Story story) {
        this.stack = stack;
        this.erasures = erasures;
        this.story = story;
    }

    /** Waits until these requests, each announced in so many rounds, are done. */
    static Aftermath of(Stack stack, List<Erasure> erasures, long rounds) throws IOException {
        return new Aftermath(stack, erasures, Story.toTheEnd(stack, erasures, rounds));
    }

    /** All that must be so after requests for everything. */
    void isAsItShouldBe(Repeats repeats) throws SQLException, IOException {
        countsAreThoseOfBefore();
        vaultHasEveryInvoiceOnce();
        everyOwnerGotOneNotice(repeats);
        nothingIsLeft();
    }

    /** What is said to be removed is what there was before anything went wrong. */
    private void countsAreThoseOfBefore() {
        Map<UUID, List<Wire.Event>> completed = story.of("erasure.completed");
        for (Erasure erasure : erasures) {
            Map<String, Long> before = new HashMap<>(erasure.person().rows());
            before.keySet().retainAll(DELETED);
            JsonNode counts =
                    completed.get(erasure.requestId()).getFirst().data().path("counts");
            assertThat(DELETED.stream().collect(toMap(table -> table, table -> removed(counts, table))))
                    .as("request %s", erasure.requestId())
                    .isEqualTo(before);
        }
    }

    private static long removed(JsonNode counts, String table) {
        return counts.path("platform." + table).path("removed").asLong();
    }

    void vaultHasEveryInvoiceOnce() throws SQLException {
        record Retained(UUID requestId, Invoice invoice) {}
        Map<UUID, List<Invoice>> vault = Rows.of(
                        stack.database(Service.RETENTION),
                        RETAINED,
                        row -> new Retained(
                                row.getObject(1, UUID.class), new Invoice(row.getString(2), row.getString(3))),
                        erasures.stream().map(Erasure::requestId).toList())
                .stream()
                .collect(groupingBy(Retained::requestId, mapping(Retained::invoice, toList())));
        for (Erasure erasure : erasures) {
            assertThat(vault.getOrDefault(erasure.requestId(), List.of()))
                    .containsExactlyInAnyOrderElementsOf(erasure.person().invoices());
        }
    }

    /** Whether a message may come twice, under one Message-ID: when its sender could not note that it was taken. */
    enum Repeats {
        NONE,
        SAME_MESSAGE
    }

    /** Each owner has one message about each request. */
    void everyOwnerGotOneNotice(Repeats repeats) {
        List<ReceivedMail> mails = stack.mails();
        Map<UUID, List<Wire.Event>> sent = story.of("notice.sent");
        for (Erasure erasure : erasures) {
            Set<String> reached = new HashSet<>();
            for (Wire.Event notice : sent.get(erasure.requestId())) {
                String noticeId = notice.data().path("noticeId").asText();
                List<ReceivedMail> same = mails.stream()
                        .filter(mail -> mail.messageId().contains(noticeId))
                        .toList();
                assertThat(same).hasSizeBetween(1, repeats == Repeats.NONE ? 1 : 2);
                same.forEach(mail -> reached.addAll(mail.to()));
            }
            assertThat(reached)
                    .containsExactlyInAnyOrderElementsOf(
                            erasure.person().owners().stream().map(Owner::email).toList());
        }
    }

    /** Neither in the platform, nor in what Gewist keeps, says or logs. */
    private void nothingIsLeft() throws SQLException, IOException {
        List<PersonValues> values =
                erasures.stream().map(erasure -> erasure.person().values()).toList();
        List<Long> ids = values.stream().map(PersonValues::learnerId).toList();
        try (Connection platform = stack.platform().connect()) {
            assertThat(LearnerRows.of(platform, ids).values()).containsOnly(0L);
            assertThat(new LeftoverSearch(values).in(platform)).isEmpty();
        }
        Traces.of(stack).haveNothingOf(values);
    }
}
