package nl.gewist.notification.notice;

import java.util.UUID;

/** One system of the owner that may still hold the person. */
public record CleanupTask(UUID noticeId, String system, boolean confirmed) {}
