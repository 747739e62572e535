package nl.gewist.notification.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.datamap.OwnerRelation;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.notice.ErasureRequests.Due;

/**
 * Answers announcements: reads the owners from the platform, stores a notice for each, and says so, in one commit. From
 * then on the platform may erase the person; the notices will be sent whatever happens.
 */
@ApplicationScoped
public class StoringWorker extends Worker {
    private static final int SECONDS = 120;

    private final ErasureRequests requests;
    private final Owners owners;
    private final NoticeWriter notices;
    private final Outbox outbox;
    private final Event<NoticesDue> noticesDue;
    private final NoticeConfig config;

    StoringWorker(
            ErasureRequests requests,
            Owners owners,
            NoticeWriter notices,
            Outbox outbox,
            Event<NoticesDue> noticesDue,
            NoticeConfig config,
            WorkerSettings settings) {
        super(settings);
        this.requests = requests;
        this.owners = owners;
        this.notices = notices;
        this.outbox = outbox;
        this.noticesDue = noticesDue;
        this.config = config;
    }

    @Override
    protected int work() {
        int done = QuarkusTransaction.requiringNew().timeout(SECONDS).call(this::answerSome);
        if (done > 0) {
            noticesDue.fire(new NoticesDue());
        }
        return done;
    }

    private int answerSome() throws SQLException {
        List<Due> due = requests.takeDue(config.storingBatch());
        if (due.isEmpty()) {
            return 0;
        }
        List<OwnerRelation> relations = owners.of(due);
        Map<UUID, Integer> counts = notices.store(due, relations);
        outbox.add(due.stream()
                .map(its -> outbox.outgoing(
                        new NoticesStored(its.requestId(), its.round(), counts.getOrDefault(its.requestId(), 0)),
                        its.sequence(),
                        its.round()))
                .toList());
        requests.answered(due);
        return due.size();
    }
}
