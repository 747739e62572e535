package nl.gewist.sample;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Counts what the platform holds of a learner, by hand-written conditions that owe nothing to the data map. */
public final class LearnerRows {

    private static final String ENROLMENTS = "(select enrolment_id from enrolment where learner_id in (?))";
    private static final String ADDRESSES =
            "(select email from learner where learner_id in (?) union select email from former_email where learner_id in (?))";

    private static final Map<String, String> CONDITIONS = conditions();

    private LearnerRows() {}

    private static Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        List.of(
                        "learner",
                        "former_email",
                        "enrolment",
                        "upload",
                        "group_member",
                        "login_event",
                        "integration_contact",
                        "webhook_delivery",
                        "learner_invoice")
                .forEach(table -> conditions.put(table, "learner_id in (?)"));
        List.of("lesson_progress", "quiz_attempt", "certificate")
                .forEach(table -> conditions.put(table, "enrolment_id in " + ENROLMENTS));
        conditions.put(
                "quiz_answer",
                "attempt_id in (select attempt_id from quiz_attempt where enrolment_id in " + ENROLMENTS + ")");
        conditions.put("forum_thread", "author_id in (?)");
        conditions.put("forum_post", "author_id in (?)");
        conditions.put("submission", "submitted_by in (?)");
        conditions.put("direct_message", "sender_id in (?) or recipient_id in (?)");
        conditions.put("support_ticket", "requester_email in " + ADDRESSES);
        conditions.put(
                "support_reply",
                "ticket_id in (select ticket_id from support_ticket where requester_email in " + ADDRESSES + ")");
        conditions.put(
                "learner_invoice_line",
                "invoice_id in (select invoice_id from learner_invoice where learner_id in (?))");
        return conditions;
    }

    /** Rows of one learner per table, tables without any included. */
    public static Map<String, Long> of(Connection platform, long learnerId) throws SQLException {
        return of(platform, List.of(learnerId));
    }

    /** Rows of these learners together; a row of two of them, such as a message, counts once. */
    public static Map<String, Long> of(Connection platform, Collection<Long> learnerIds) throws SQLException {
        StringJoiner sql = new StringJoiner(" union all ");
        CONDITIONS.forEach((table, condition) ->
                sql.add("select '%s', count(*) from %s where %s".formatted(table, table, condition)));
        String ids = learnerIds.stream().map(String::valueOf).collect(joining(", "));
        String bound = sql.toString().replace("?", ids);
        Map<String, Long> rows = new LinkedHashMap<>();
        try (var statement = platform.createStatement();
                var counts = statement.executeQuery(bound)) {
            while (counts.next()) {
                rows.put(counts.getString(1), counts.getLong(2));
            }
        }
        return rows;
    }
}
