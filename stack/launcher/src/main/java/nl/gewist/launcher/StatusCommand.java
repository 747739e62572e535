package nl.gewist.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.gewist.launcher.StackState.ServiceState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs, how it is and where to find it. */
@Command(name = "status", description = "What runs and where.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "The same for programs.")
    private boolean json;

    /** A service as it is now. */
    record Row(String name, String health, long pid, int restarts, String url, String log) {}

    /** The whole of it. */
    record Status(
            boolean up,
            long launcherPid,
            String kafka,
            String smtp,
            String inbox,
            int learners,
            Map<String, String> jdbc,
            List<Row> services) {}

    @Override
    public Integer call() {
        StackState state = StackState.read(Launcher.root().resolve(".gewist"))
                .orElseThrow(() -> new Problem("Nothing is up: start it with ./gewist up"));
        Status status = status(state);
        System.out.println(json ? Json.text(status) : text(status));
        return status.up()
                        && status.services().stream()
                                .allMatch(row -> row.health().equals("UP"))
                ? 0
                : 1;
    }

    private static Status status(StackState state) {
        List<Row> rows = state.services().stream().map(StatusCommand::row).toList();
        boolean up = state.launcher().alive().isPresent();
        return new Status(
                up,
                state.launcher().pid(),
                state.kafka(),
                state.smtp(),
                state.inbox(),
                state.learners(),
                state.jdbc(),
                rows);
    }

    private static Row row(ServiceState service) {
        boolean alive = service.process().alive().isPresent();
        String health = alive ? Health.of(URI.create(service.url())) : "stopped";
        return new Row(
                service.name(), health, service.process().pid(), service.restarts(), service.url(), service.log());
    }

    private static String text(Status status) {
        List<String> lines = new ArrayList<>();
        lines.add(
                status.up()
                        ? "Up, launcher " + status.launcherPid()
                        : "The launcher is gone; what it left can be stopped with ./gewist down");
        status.services()
                .forEach(row -> lines.add("  %-30s%-10s pid %-8d%s  %s"
                        .formatted(row.name(), row.health(), row.pid(), row.url(), row.log())));
        lines.add("  %-30s%s".formatted("Kafka", status.kafka()));
        lines.add("  %-30s%s".formatted("SMTP", status.smtp()));
        lines.add("  %-30s%s".formatted("inbox", status.inbox()));
        status.jdbc().forEach((name, url) -> lines.add("  %-30s%s".formatted(name, url)));
        return String.join("\n", lines);
    }
}
