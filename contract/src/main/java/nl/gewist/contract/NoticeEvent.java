package nl.gewist.contract;

import java.util.UUID;

/** What the notification-service says on {@link Topics#NOTICES}. */
public sealed interface NoticeEvent extends Event {
    @Override
    UUID requestId();

    /** Ready: the notice to every owner is stored and will be sent whatever happens. */
    record NoticesStored(UUID requestId, int round, int count) implements NoticeEvent {}

    /** The mail server took the mail. */
    record NoticeSent(UUID requestId, UUID noticeId) implements NoticeEvent {}

    /** The mail cannot be delivered; the notice stays on the owner's page. */
    record NoticeFailed(UUID requestId, UUID noticeId, String code) implements NoticeEvent {}

    /** An owner says a system is clean. */
    record CleanupConfirmed(UUID requestId, UUID noticeId, String system) implements NoticeEvent {}

    /** An owner has not confirmed in time. */
    record CleanupOverdue(UUID requestId, UUID noticeId) implements NoticeEvent {}
}
