package nl.gewist.launcher.bench;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.bench.BenchReport.Sizes;

/**
 * What is measured and made before the load, on the first stack of a run: each service's start alone, and the copies of
 * the platform's database while nobody is connected to it.
 */
record Beginning(long stackReadyMs, Map<Service, Long> readyMs, Sizes sizes, Database forOne, Database forMany) {

    /** @param begin when the stack, which has just become ready, was started */
    static Beginning on(Stack stack, long begin, int learners) throws SQLException {
        long stackReadyMs = millisecondsSince(begin);
        for (Service service : Service.values()) {
            stack.stop(service);
        }
        Map<Service, Long> readyMs = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            stack.start(service);
            readyMs.put(service, stack.readyAfter(service).toMillis());
            stack.stop(service);
        }
        Database platform = stack.platform();
        Platforms.settle(platform);
        return new Beginning(
                stackReadyMs,
                readyMs,
                sizes(platform, learners),
                Platforms.copy(platform, "gewist_plain_one"),
                Platforms.copy(platform, "gewist_plain_many"));
    }

    static long millisecondsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static Sizes sizes(Database platform, int learners) throws SQLException {
        Map<String, Long> rows = Platforms.rows(platform);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        double each = Round.one((double) all / rows.getOrDefault("learner", 1L));
        return new Sizes(learners, all, each, Platforms.sizeMiB(platform), rows);
    }
}
