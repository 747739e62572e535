package nl.gewist.notification.mail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.contract.NoticeEvent.NoticeFailed;
import nl.gewist.contract.NoticeEvent.NoticeSent;
import nl.gewist.contract.Outgoing;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.mail.Delivery.Later;
import nl.gewist.notification.mail.Delivery.NotSent;
import nl.gewist.notification.mail.Delivery.Sent;
import nl.gewist.notification.notice.NoticesDue;
import nl.gewist.notification.notice.StoredNotice;

/**
 * Sends due notices and says so in one commit. A crash after the mail server's yes sends a mail again with the same
 * Message-ID. While the server is away, one notice at a time finds out whether it is back.
 */
@ApplicationScoped
public class MailWorker extends Worker {
    /** More than a whole batch takes when the mail server lets every mail run into its timeout. */
    private static final int SECONDS = 1800;

    private final MailQueue queue;
    private final Round round;
    private final Outbox outbox;
    private final NoticeConfig config;
    private final Pace pace;
    private volatile boolean serverAway;

    MailWorker(MailQueue queue, Round round, Outbox outbox, NoticeConfig config, WorkerSettings settings) {
        super(settings);
        this.queue = queue;
        this.round = round;
        this.outbox = outbox;
        this.config = config;
        this.pace = new Pace(config.mailsPerSecond());
    }

    void noticesDue(@Observes NoticesDue event) {
        wake();
    }

    @Override
    protected int work() throws InterruptedException {
        pace.await();
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(this::sendSome);
    }

    private int sendSome() {
        List<StoredNotice> due = queue.takeDue(serverAway ? 1 : Math.min(config.mailBatch(), config.mailsPerSecond()));
        if (due.isEmpty()) {
            return 0;
        }
        // Elsewhere than in the transaction's context, which the mailer's threads would otherwise inherit.
        Map<StoredNotice, Delivery> deliveries =
                QuarkusTransaction.suspendingExisting().call(() -> round.deliver(due));
        settle(deliveries);
        pace.did(due.size());
        serverAway = deliveries.values().stream().allMatch(Later.class::isInstance);
        return serverAway ? 0 : due.size();
    }

    private void settle(Map<StoredNotice, Delivery> deliveries) {
        List<StoredNotice> sent = new ArrayList<>();
        List<StoredNotice> later = new ArrayList<>();
        Map<StoredNotice, String> failed = new LinkedHashMap<>();
        List<Outgoing> events = new ArrayList<>();
        deliveries.forEach((notice, delivery) -> {
            switch (delivery) {
                case Sent _ -> {
                    sent.add(notice);
                    events.add(outbox.outgoing(
                            new NoticeSent(notice.requestId(), notice.noticeId()),
                            notice.sequence(),
                            notice.noticeId()));
                }
                case NotSent(String code) -> {
                    failed.put(notice, code);
                    events.add(outbox.outgoing(
                            new NoticeFailed(notice.requestId(), notice.noticeId(), code),
                            notice.sequence(),
                            notice.noticeId() + "/" + notice.attempts()));
                }
                case Later _ -> later.add(notice);
            }
        });
        queue.sent(sent);
        queue.failed(failed);
        queue.later(later);
        outbox.add(events);
    }
}
