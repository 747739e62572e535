package nl.gewist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.gewist.contract.InvalidField;
import nl.gewist.contract.RequestEvent.DeletionCancelled;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does what the platform does: publishes a request for deletion, or withdraws one. */
@Command(
        name = "request",
        description = "Asks for a deletion as the platform would, and prints the request's id.",
        mixinStandardHelpOptions = true)
final class RequestCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TYPE", description = "learner or customer")
    private @Nullable SubjectType type;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The platform's id of the person")
    private @Nullable String id;

    @Option(names = "--owner", paramLabel = "N", description = "Only this owner's part, on the owner's behalf.")
    private @Nullable String owner;

    @Option(names = "--cancel", paramLabel = "REQUEST-ID", description = "Withdraws an earlier request instead.")
    private @Nullable UUID cancelled;

    @Option(
            names = "--file",
            paramLabel = "events.jsonl",
            description = "Publishes every line: a CloudEvent as it is, or the data of a deletion.requested.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        try (Requests requests = Requests.open(state())) {
            if (file != null) {
                List<UUID> published = requests.publishLines(lines(file));
                published.forEach(System.out::println);
            } else if (cancelled != null) {
                requests.publish(new DeletionCancelled(cancelled));
                System.out.println(cancelled);
            } else {
                DeletionRequested request = request();
                requests.publish(request);
                System.out.println(request.requestId());
            }
        }
        return 0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: name a file with one event per line, in UTF-8", e);
        }
    }

    private DeletionRequested request() {
        if (type == null || id == null) {
            throw new Problem("Say whom: ./gewist request learner 42, or give --cancel or --file");
        }
        try {
            return new DeletionRequested(
                    UUID.randomUUID(),
                    new Subject(type, id),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    owner == null ? RequestedBy.SUBJECT : RequestedBy.OWNER,
                    owner == null ? null : new Scope(owner),
                    null,
                    null);
        } catch (InvalidField e) {
            throw new Problem("Not accepted: " + e.code() + " in " + e.field(), e);
        }
    }

    private static StackState state() {
        Optional<StackState> state = StackState.read(Launcher.root().resolve(".gewist"));
        return state.orElseThrow(() -> new Problem("Nothing is up: start it with ./gewist up"));
    }
}
