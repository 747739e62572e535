package nl.gewist.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.gewist.contract.EventType;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.bench.BenchReport.LatencyMs;
import nl.gewist.launcher.bench.BenchReport.Pipeline;
import nl.gewist.launcher.bench.BenchReport.Until;

/** Many learners requested at once, followed until every service is through with them. */
final class Load {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Counting the log costs the server something. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(200);

    private final Stack stack;
    private final Requests requests;
    private final Watch watch;
    private final AuditReader audit;
    private final Patience patience;

    Load(Stack stack, Requests requests, Watch watch, AuditReader audit) {
        this.stack = stack;
        this.requests = requests;
        this.watch = watch;
        this.audit = audit;
        this.patience = new Patience(watch);
    }

    /** Returns when nothing of earlier requests is under way any more, mails included. */
    void awaitIdle() {
        caughtUp(watch.of(EventType.DELETION_REQUESTED).requests());
        awaitMails();
    }

    Pipeline measure(List<Long> learnerIds, LatencyMs latency) throws SQLException {
        Map<EventType, Long> before = events();
        CpuTime cpuBefore = CpuTime.of(stack);
        int all = watch.of(EventType.DELETION_REQUESTED).requests() + learnerIds.size();
        long begin = System.nanoTime();
        requests.publishAll(Wishes.of(learnerIds));
        long end = caughtUp(all);
        awaitMails();
        Until until = new Until(
                seconds(begin, latest(EventType.ERASURE_COMPLETED)),
                seconds(begin, latest(EventType.BACKUP_EXPIRY_SCHEDULED)),
                seconds(begin, latest(EventType.NOTICES_STORED)),
                seconds(begin, end),
                seconds(begin, latest(EventType.NOTICE_SENT)));
        Map<EventType, Long> said = difference(events(), before);
        Map<String, Double> cpu = CpuTime.of(stack).millisecondsEach(cpuBefore, learnerIds.size());
        return figures(learnerIds.size(), until, latency, said, cpu);
    }

    /** Returns when the audit log was seen to hold what the others had said by their ends. */
    private long caughtUp(int all) {
        patience.until(
                "erasures, vault and notices",
                PAUSE,
                () -> watch.of(EventType.ERASURE_COMPLETED).requests() >= all
                        && watch.of(EventType.BACKUP_EXPIRY_SCHEDULED).requests() >= all
                        && watch.of(EventType.NOTICES_STORED).requests() >= all);
        long expected = watch.totalWithout(Set.of(EventType.NOTICE_SENT));
        patience.until("the audit log", LONG_PAUSE, () -> audit.sealed() >= expected);
        return System.nanoTime();
    }

    private void awaitMails() {
        patience.until(
                "the last mail",
                PAUSE,
                () -> watch.of(EventType.NOTICE_SENT).events()
                        >= watch.of(EventType.NOTICES_STORED).sum());
    }

    private long latest(EventType type) {
        return watch.of(type).latest();
    }

    private Map<EventType, Long> events() {
        Map<EventType, Long> events = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            events.put(type, watch.of(type).events());
        }
        return events;
    }

    private static Map<EventType, Long> difference(Map<EventType, Long> now, Map<EventType, Long> before) {
        Map<EventType, Long> difference = new EnumMap<>(now);
        before.forEach((type, count) -> difference.merge(type, count, (a, b) -> a - b));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    private static Pipeline figures(
            int learners, Until until, LatencyMs latency, Map<EventType, Long> said, Map<String, Double> cpu) {
        double seconds = Math.max(Math.max(until.completed(), until.vault()), Math.max(until.notices(), until.audit()));
        long mails = said.getOrDefault(EventType.NOTICE_SENT, 0L);
        long events = said.values().stream().mapToLong(Long::longValue).sum() - mails;
        Map<String, Long> named = new TreeMap<>();
        said.forEach((type, count) -> named.put(type.shortName(), count));
        return new Pipeline(
                Round.one(learners / seconds),
                seconds,
                until,
                latency,
                Round.two((double) events / learners),
                Round.two((double) mails / learners),
                Round.one(mails / until.mails()),
                cpu,
                named);
    }

    private static double seconds(long begin, long end) {
        return Round.two((end - begin) / 1e9);
    }
}
