package nl.gewist.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.embedded.Database;
import nl.gewist.launcher.Events;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.Leftover;
import nl.gewist.sample.LeftoverSearch;

/** Looks whether the promises held, knowing nothing of how they are kept: it searches everywhere. */
final class PromiseChecks {
    private final Stack stack;
    private final Cast cast;
    private final Events events;

    PromiseChecks(Stack stack, Cast cast, Events events) {
        this.stack = stack;
        this.cast = cast;
        this.events = events;
    }

    List<Result> run() throws SQLException {
        return List.of(
                new Result("P2  nothing of them is left in any table of the platform", leftovers(stack.platform())),
                new Result("P3  their invoices' NAW is in the vault, sealed, and nowhere else", vault()),
                new Result("P9  nothing of them is in any other database, topic or log", elsewhere()),
                new Result("P10 every request was completed, its backups' day set, and every event recorded", lost()));
    }

    private List<String> leftovers(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new LeftoverSearch(cast.values())
                    .in(connection).stream()
                            .map(left -> describe(database, left))
                            .toList();
        }
    }

    private static String describe(Database database, Leftover left) {
        return "learner " + left.learnerId() + " in " + database.name() + "." + left.collection() + "." + left.field();
    }

    private List<String> vault() throws SQLException {
        List<String> faults = new ArrayList<>(leftovers(stack.database(Service.RETENTION)));
        long kept = count(
                stack.database(Service.RETENTION),
                "select count(*) from retained_invoice where request_id = any (?)",
                cast.wholeRequests());
        if (kept != cast.invoices()) {
            faults.add("the vault has " + kept + " invoices of them, the platform had " + cast.invoices());
        }
        return faults;
    }

    private List<String> elsewhere() throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Service service : Service.values()) {
            if (service != Service.RETENTION) {
                faults.addAll(leftovers(stack.database(service)));
            }
            if (service.seals()) {
                faults.addAll(leftovers(stack.keysDatabase(service)));
            }
        }
        List<String> wire = events.wire();
        for (String value : values()) {
            if (wire.stream().anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(value))) {
                faults.add("a value of theirs stands in a topic");
            }
        }
        faults.addAll(logs());
        return faults;
    }

    private List<String> logs() {
        try (Stream<Path> files = Files.list(stack.log(Service.AUDIT).resolveSibling("."))) {
            List<String> values = values();
            return files.filter(Files::isRegularFile)
                    .filter(file -> values.stream().anyMatch(text(file)::contains))
                    .map(file -> "a value of theirs stands in the log " + file.getFileName())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the logs cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + file + " cannot be read", e);
        }
    }

    private List<String> values() {
        return cast.values().stream()
                .flatMap(person -> person.all().stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> lost() throws SQLException {
        List<String> faults = new ArrayList<>();
        Set<UUID> completed = new HashSet<>();
        events.of(ErasureCompleted.class).forEach(event -> completed.add(event.requestId()));
        Set<UUID> scheduled = new HashSet<>();
        events.of(BackupExpiryScheduled.class).forEach(event -> scheduled.add(event.requestId()));
        for (DeletionRequested request : cast.requests()) {
            UUID id = request.requestId();
            if (!completed.contains(id)) {
                faults.add("request " + id + " is not completed");
            } else if (!scheduled.contains(id)) {
                faults.add("request " + id + " has no day for its backups");
            }
        }
        faults.addAll(unrecorded());
        return faults;
    }

    private List<String> unrecorded() throws SQLException {
        List<UUID> ids =
                cast.requests().stream().map(DeletionRequested::requestId).toList();
        long said = events.all().stream()
                .filter(heard -> ids.contains(heard.event().requestId()))
                .map(heard -> heard.decoded().header().id())
                .distinct()
                .count();
        long recorded = recorded(ids, said);
        return recorded == said ? List.of() : List.of("audit has " + recorded + " of their " + said + " events");
    }

    /** The last events may still be on their way into the log. */
    private long recorded(List<UUID> ids, long expected) throws SQLException {
        String sql = "select count(*) from audit_entry where request_id = any (?)";
        long recorded = 0;
        for (int tries = 0; tries < 50; tries++) {
            recorded = count(stack.database(Service.AUDIT), sql, ids);
            if (recorded >= expected) {
                break;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        return recorded;
    }

    private static long count(Database database, String sql, List<UUID> ids) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * What came of one check.
     *
     * @param faults what breaks it; ids and places, never values
     */
    record Result(String promise, List<String> faults) {
        boolean held() {
            return faults.isEmpty();
        }
    }
}
