package nl.gewist.launcher.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureFailed;
import nl.gewist.contract.ErasureEvent.ErasureRejected;
import nl.gewist.contract.EventType;
import nl.gewist.contract.NoticeEvent.NoticeSent;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RetentionEvent.BackupExpiryScheduled;
import nl.gewist.launcher.Events;
import nl.gewist.launcher.Events.Heard;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Stack;

/** Publishes requests, follows them, shows what came of them and checks the promises. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Consumer<String> progress;
    private final Cast cast;
    private final Map<UUID, Long> publishedAt = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    private Demo(Stack stack, Consumer<String> progress, Cast cast) {
        this.stack = stack;
        this.progress = progress;
        this.cast = cast;
        cast.requests().forEach(request -> names.put(request.requestId(), name(request)));
    }

    /** Returns whether every checked promise held. */
    public static boolean run(Stack stack, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection platform = stack.platform().connect()) {
            return new Demo(stack, progress, Cast.choose(platform, stack.mentions())).play();
        }
    }

    private boolean play() throws SQLException, IOException, InterruptedException {
        try (Events events = new Events(stack.bootstrapServers(), stack.topicPrefix(), this::show);
                Desk desk = new Desk(stack)) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            PlatformBackup backup = PlatformBackup.take(stack.platform(), stack.backups("platform"), now);
            progress.accept("A backup of the platform is taken, encrypted: " + backup.id());
            publish();
            boolean ended = events.await(() -> hasEnded(events), PATIENCE);
            if (!ended) {
                progress.accept(
                        "Not everything ended within " + PATIENCE.toSeconds() + " s; the checks say what is missing");
            }
            List<UUID> requests =
                    cast.requests().stream().map(DeletionRequested::requestId).toList();
            System.out.println(Report.collections(events.of(ErasureCompleted.class).stream()
                    .filter(completed -> requests.contains(completed.requestId()))
                    .toList()));
            System.out.println(Report.mail(stack.mails(), cast));
            try (Connection platform = stack.platform().connect()) {
                System.out.println(Report.missed(stack.mentions().remaining(platform, cast.erased())));
            }
            List<PromiseChecks.Result> results = new ArrayList<>(new PromiseChecks(stack, cast, events).run());
            results.addAll(new LaterYears(stack, progress, cast, events, backup, desk).play());
            System.out.println(Report.promises(results));
            return results.stream().allMatch(PromiseChecks.Result::held);
        }
    }

    private void publish() {
        progress.accept("Asking for " + cast.requests().size() + " deletions, one of them of one owner's part only");
        try (Requests requests = new Requests(stack.bootstrapServers(), stack.topicPrefix())) {
            for (DeletionRequested request : cast.requests()) {
                synchronized (publishedAt) {
                    publishedAt.put(request.requestId(), System.nanoTime());
                }
                requests.publish(request);
            }
        }
    }

    private boolean hasEnded(Events events) {
        List<UUID> wanted =
                cast.requests().stream().map(DeletionRequested::requestId).toList();
        boolean stopped = wanted.stream()
                .allMatch(id -> said(events, id, BackupExpiryScheduled.class)
                        || said(events, id, ErasureRejected.class)
                        || said(events, id, ErasureFailed.class));
        return stopped && notices(events, wanted, true) == notices(events, wanted, false);
    }

    private static <E extends nl.gewist.contract.Event> boolean said(Events events, UUID requestId, Class<E> kind) {
        return events.of(kind).stream().anyMatch(event -> requestId.equals(event.requestId()));
    }

    private static long notices(Events events, List<UUID> wanted, boolean sent) {
        return sent
                ? events.of(NoticeSent.class).stream()
                        .filter(notice -> wanted.contains(notice.requestId()))
                        .count()
                : events.of(NoticesStored.class).stream()
                        .filter(stored -> wanted.contains(stored.requestId()))
                        .mapToLong(NoticesStored::count)
                        .sum();
    }

    private void show(Heard heard) {
        UUID requestId = heard.event().requestId();
        String name = requestId == null ? null : names.get(requestId);
        if (name == null) {
            return;
        }
        Long published;
        synchronized (publishedAt) {
            published = publishedAt.get(requestId);
        }
        long since = published == null ? 0 : (System.nanoTime() - published) / 1_000_000;
        progress.accept(
                "%-24s %-24s +%d ms".formatted(name, EventType.of(heard.event()).shortName(), since));
    }

    private static String name(DeletionRequested request) {
        String learner = "learner " + request.subject().id();
        return request.scope() == null
                ? learner
                : learner + " of owner " + request.scope().ownerId();
    }
}
