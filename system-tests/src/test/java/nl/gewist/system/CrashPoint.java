package nl.gewist.system;

import static nl.gewist.launcher.Service.AUDIT;
import static nl.gewist.launcher.Service.DELETION;
import static nl.gewist.launcher.Service.NOTIFICATION;
import static nl.gewist.launcher.Service.RETENTION;

import java.sql.SQLException;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.system.Aftermath.Repeats;

/** Where services are killed: each is one write of a transaction that then never commits. */
enum CrashPoint {
    REGISTERING(DELETION, "insert", "inbox"),
    RELAYING_REGISTERED(DELETION, "delete", "outbox", "old.payload like '%erasure.registered.v1%'"),
    ANNOUNCING(DELETION, "update", "request", "new.state = 'announced'"),
    HEARING_THAT_ALL_ARE_READY(DELETION, "update", "request", "new.state = 'erasing'"),
    KEEPING_EVIDENCE(DELETION, "insert", "evidence"),
    /** The evidence is kept, the platform's rows are still there. */
    ERASING(DELETION, "delete", "enrolment") {
        @Override
        Database database(Stack stack) {
            return stack.platform();
        }
    },
    /** The platform has committed, the deletion-service has not. */
    COMPLETING(DELETION, "update", "request", "new.state = 'completed'"),
    RELAYING_COMPLETED(DELETION, "delete", "outbox", "old.payload like '%erasure.completed.v1%'"),
    HEARING_OF_INVOICES(RETENTION, "insert", "securing"),
    SECURING(RETENTION, "insert", "retained_invoice"),
    SAYING_THAT_IT_IS_SECURED(RETENTION, "insert", "outbox", "new.payload like '%invoices.secured.v1%'"),
    SCHEDULING(RETENTION, "insert", "backup_expiry"),
    STORING_NOTICES(NOTIFICATION, "insert", "notice"),
    /** The mail server has taken the mail, the notification-service has not noted it. */
    MAILING(NOTIFICATION, "update", "notice", "new.state = 'sent'"),
    INGESTING(AUDIT, "insert", "audit_entry", "new.type = 'erasure.announced'"),
    SEQUENCING(AUDIT, "insert", "audit_leaf");

    private final Service service;
    private final String operation;
    private final String table;
    private final String condition;

    CrashPoint(Service service, String operation, String table) {
        this(service, operation, table, "true");
    }

    CrashPoint(Service service, String operation, String table, String condition) {
        this.service = service;
        this.operation = operation;
        this.table = table;
        this.condition = condition;
    }

    Service service() {
        return service;
    }

    Repeats repeats() {
        return this == MAILING ? Repeats.SAME_MESSAGE : Repeats.NONE;
    }

    Database database(Stack stack) {
        return stack.database(service);
    }

    Gate gate(Stack stack) throws SQLException {
        return Gate.at(database(stack), operation, table, condition);
    }
}
