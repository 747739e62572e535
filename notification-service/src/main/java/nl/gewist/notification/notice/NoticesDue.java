package nl.gewist.notification.notice;

/** Inside this service: there may be notices to send. */
public record NoticesDue() {}
