package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The states and speakers, in plain words. */
@MessageBundle("states")
public interface StateWords {
    @Message("no request yet")
    String seen();

    @Message("requested")
    String requested();

    @Message("registered")
    String registered();

    @Message("on hold")
    String held();

    @Message("announced")
    String announced();

    @Message("failed")
    String failed();

    @Message("rejected")
    String rejected();

    @Message("cancelled")
    String cancelled();

    @Message("erased")
    String completed();

    @Message("closed")
    String closed();

    @Message("the platform")
    String platform();

    @Message("the deletion service")
    String deletionService();

    @Message("the retention service")
    String retentionService();

    @Message("the notification service")
    String notificationService();

    @Message("the audit service")
    String auditService();

    @Message("the backup system")
    String backups();

    @Message("participant {name}")
    String participant(String name);
}
