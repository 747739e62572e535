package nl.gewist.sample;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** All tables, parents first: the order in which a cohort is written. */
final class Tables {

    private final List<CopyTable> all = new ArrayList<>();

    final CopyTable customer = add("customer", "customer_id");
    final CopyTable integration = add("integration", "integration_id");
    final CopyTable training = add("training", "training_id");
    final CopyTable module = add("module", "module_id");
    final CopyTable lesson = add("lesson", "lesson_id");
    final CopyTable platformInvoice = add("platform_invoice", "invoice_id");
    final CopyTable platformInvoiceLine = add("platform_invoice_line", "line_id");
    final CopyTable learner = add("learner", "learner_id");
    final CopyTable formerEmail = add("former_email", "former_email_id");
    final CopyTable enrolment = add("enrolment", "enrolment_id");
    final CopyTable lessonProgress = add("lesson_progress", "progress_id");
    final CopyTable quizAttempt = add("quiz_attempt", "attempt_id");
    final CopyTable quizAnswer = add("quiz_answer", "answer_id");
    final CopyTable certificate = add("certificate", "certificate_id");
    final CopyTable upload = add("upload", "upload_id");
    final CopyTable forumThread = add("forum_thread", "thread_id");
    final CopyTable forumPost = add("forum_post", "post_id");
    final CopyTable groupAssignment = add("group_assignment", "assignment_id");
    final CopyTable studyGroup = add("study_group", "group_id");
    final CopyTable groupMember = add("group_member", null);
    final CopyTable submission = add("submission", "submission_id");
    final CopyTable directMessage = add("direct_message", "message_id");
    final CopyTable loginEvent = add("login_event", "event_id");
    final CopyTable supportTicket = add("support_ticket", "ticket_id");
    final CopyTable supportReply = add("support_reply", "reply_id");
    final CopyTable integrationContact = add("integration_contact", "contact_id");
    final CopyTable webhookDelivery = add("webhook_delivery", "delivery_id");
    final CopyTable learnerInvoice = add("learner_invoice", "invoice_id");
    final CopyTable learnerInvoiceLine = add("learner_invoice_line", "line_id");

    private CopyTable add(String name, @Nullable String key) {
        var table = new CopyTable(name, key);
        all.add(table);
        return table;
    }

    void flush(Connection connection, boolean frozen) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (CopyTable table : all) {
            table.flush(copy, frozen);
        }
    }

    /** Rows written, per table. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        all.forEach(table -> counts.put(table.name(), table.count()));
        return counts;
    }

    /** Lets ids go on after the rows that are there. */
    void continueFrom(Connection connection) throws SQLException {
        for (CopyTable table : all) {
            table.continueFrom(connection);
        }
    }

    /** COPY gives the ids itself, so the identity columns are told where to go on. */
    void alignIdentities(Connection connection) throws SQLException {
        for (CopyTable table : all) {
            table.alignIdentity(connection);
        }
    }
}
