package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/**
 * The processor time every process of a stack has used, in nanoseconds: says where the work is, and says it also on a
 * machine that others use too. Helpers of PostgreSQL that end in between are not counted.
 */
record CpuTime(Map<String, Long> nanos) {
    static final String POSTGRES = "postgresql";

    /** This process: Kafka, SMTP, and whoever measures. */
    static final String LAUNCHER = "launcher";

    static CpuTime of(Stack stack) throws SQLException {
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (Service service : stack.options().services()) {
            ProcessHandle process = stack.process(service).handle();
            nanos.put(service.room(), process == null ? 0 : used(process));
        }
        nanos.put(POSTGRES, postgres(stack.platform()));
        nanos.put(LAUNCHER, used(ProcessHandle.current()));
        return new CpuTime(nanos);
    }

    /** Milliseconds used since then for each of so many learners, the total included. */
    Map<String, Double> millisecondsEach(CpuTime before, int learners) {
        Map<String, Double> each = new TreeMap<>();
        nanos.forEach((name, now) ->
                each.put(name, Round.two((now - before.nanos().getOrDefault(name, 0L)) / 1e6 / learners)));
        each.values().removeIf(milliseconds -> milliseconds == 0);
        each.put(
                "total",
                Round.two(
                        each.values().stream().mapToDouble(Double::doubleValue).sum()));
        return each;
    }

    private static long postgres(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .map(server -> used(server)
                            + server.children().mapToLong(CpuTime::used).sum())
                    .orElse(0L);
        }
    }

    private static long used(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
