package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.Test;

/** One owner's part of a learner goes; every other row of the platform stays byte for byte. */
@QuarkusTest
@DeletionServiceTest
class OwnersPartTest {
    private static final String ENROLMENTS = """
            (select enrolment_id from enrolment join training using (training_id)
             where learner_id = :learner and customer_id = :owner)""";

    private static final String TRAININGS = "(select training_id from training where customer_id = :owner)";

    private static final String GROUPS = """
            (select group_id from study_group join group_assignment using (assignment_id)
             join training using (training_id) where customer_id = :owner)""";

    private static final String ADDRESSES = """
            (select email from learner where learner_id = :learner
             union select email from former_email where learner_id = :learner)""";

    private static final String TICKETS =
            "(select ticket_id from support_ticket where customer_id = :owner and requester_email in " + ADDRESSES
                    + ")";

    /** Whose part a row is, written by hand and not read from the data map. */
    private static final Map<String, String> PART = Map.ofEntries(
            Map.entry("enrolment", "enrolment_id in " + ENROLMENTS),
            Map.entry("lesson_progress", "enrolment_id in " + ENROLMENTS),
            Map.entry("quiz_attempt", "enrolment_id in " + ENROLMENTS),
            Map.entry(
                    "quiz_answer",
                    "attempt_id in (select attempt_id from quiz_attempt where enrolment_id in " + ENROLMENTS + ")"),
            Map.entry("certificate", "enrolment_id in " + ENROLMENTS),
            Map.entry("upload", "learner_id = :learner and training_id in " + TRAININGS),
            Map.entry("group_member", "learner_id = :learner and group_id in " + GROUPS),
            Map.entry(
                    "direct_message",
                    "(sender_id = :learner or recipient_id = :learner) and training_id in " + TRAININGS),
            Map.entry("support_ticket", "ticket_id in " + TICKETS),
            Map.entry("support_reply", "ticket_id in " + TICKETS),
            Map.entry(
                    "integration_contact",
                    "learner_id = :learner and integration_id in"
                            + " (select integration_id from integration where customer_id = :owner)"),
            Map.entry("webhook_delivery", "learner_id = :learner and customer_id = :owner"),
            Map.entry("learner_invoice", "learner_id = :learner and customer_id = :owner"),
            Map.entry(
                    "learner_invoice_line",
                    "invoice_id in (select invoice_id from learner_invoice where learner_id = :learner and customer_id = :owner)"),
            Map.entry("forum_thread", "author_id = :learner and training_id in " + TRAININGS),
            Map.entry(
                    "forum_post",
                    "author_id = :learner and thread_id in"
                            + " (select thread_id from forum_thread where training_id in " + TRAININGS + ")"),
            Map.entry("submission", "submitted_by = :learner and group_id in " + GROUPS));

    /** Texts of others in which the person may be named, and then no longer. */
    private static final Set<String> NAMED_IN = Set.of("forum_post", "submission", "study_group");

    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Test
    void everyOtherRowIsByteForByteTheSame() {
        String learner = sample.learnerOfTwo();
        String owner = sample.ownersOf(learner).getFirst();
        PersonValues values = sample.valuesOf(List.of(learner)).getFirst();
        Map<String, Set<String>> others = sample.read(connection -> othersRows(connection, learner, owner, values));
        Map<String, Long> rows = sample.read(OwnersPartTest::numbers);
        assertThat(others.keySet()).contains("learner", "enrolment", "learner_invoice", "login_event");

        var completed = conversation.erased(conversation.ownersRequest(learner, owner));

        Map<String, Set<String>> now = sample.read(OwnersPartTest::rows);
        others.forEach((table, before) -> assertThat(now.get(table)).as(table).containsAll(before));
        Map<String, Long> rowsNow = sample.read(OwnersPartTest::numbers);
        rows.forEach((table, before) -> assertThat(before - rowsNow.get(table))
                .as("rows of %s that went are those that were counted", table)
                .isEqualTo(
                        completed.counts().containsKey("platform." + table)
                                ? completed.counts().get("platform." + table).removed()
                                : 0));
        assertThat(sample.<Map<String, Long>>read(connection -> part(connection, learner, owner))
                        .values())
                .containsOnly(0L);
    }

    private static Map<String, Set<String>> othersRows(
            Connection platform, String learner, String owner, PersonValues values) throws SQLException {
        Map<String, Set<String>> others = new LinkedHashMap<>();
        // With a namesake's the name is no proof, but it is redacted all the same.
        Set<String> named = texts(platform, "select full_name from learner where learner_id = " + learner);
        named.addAll(values.all());
        for (String table : tables(platform)) {
            String part = PART.containsKey(table)
                    ? " where (" + bound(PART.get(table), learner, owner) + ") is not true"
                    : "";
            Set<String> rows = texts(platform, "select t::text from " + table + " t" + part);
            if (NAMED_IN.contains(table)) {
                rows.removeIf(row -> names(row, named));
            }
            others.put(table, rows);
        }
        return others;
    }

    private static boolean names(String row, Set<String> values) {
        String text = row.toLowerCase(java.util.Locale.ROOT);
        return values.stream().anyMatch(value -> text.contains(value.toLowerCase(java.util.Locale.ROOT)));
    }

    private static Map<String, Long> part(Connection platform, String learner, String owner) throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (var table : PART.entrySet()) {
            String sql = "select count(*) from " + table.getKey() + " where " + bound(table.getValue(), learner, owner);
            numbers.put(
                    table.getKey(), Long.valueOf(texts(platform, sql).iterator().next()));
        }
        return numbers;
    }

    private static Map<String, Set<String>> rows(Connection platform) throws SQLException {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String table : tables(platform)) {
            rows.put(table, texts(platform, "select t::text from " + table + " t"));
        }
        return rows;
    }

    private static Map<String, Long> numbers(Connection platform) throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String table : tables(platform)) {
            numbers.put(
                    table,
                    Long.valueOf(texts(platform, "select count(*) from " + table)
                            .iterator()
                            .next()));
        }
        return numbers;
    }

    private static String bound(String condition, String learner, String owner) {
        return condition.replace(":learner", learner).replace(":owner", owner);
    }

    private static Set<String> tables(Connection platform) throws SQLException {
        return texts(platform, """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'""");
    }

    private static Set<String> texts(Connection platform, String sql) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (var statement = platform.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
