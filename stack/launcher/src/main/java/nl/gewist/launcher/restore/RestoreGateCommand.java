package nl.gewist.launcher.restore;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.gewist.contract.EventCodec;
import nl.gewist.launcher.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stands in a restore script before the store is opened. */
@Command(
        name = "restore-gate",
        description = "Succeeds only when a store that was put back may be opened: its erasures are applied again.",
        footer = {
            "",
            "Ends with 0 when it may be opened, 1 when it must stay closed, 2 when the deletion-service could not be"
                    + " asked."
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class RestoreGateCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final TypeReference<List<KnownRestore>> RESTORES = new TypeReference<>() {};

    @Parameters(paramLabel = "STORE", description = "The store's name in the data map.")
    private String store = "";

    @Option(names = "--url", paramLabel = "URL", description = "The deletion-service. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("http://127.0.0.1:8081");

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for it. Default: not at all.")
    private long wait;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "When the script began: an earlier restore is not meant. For example 2026-11-26T17:30:00Z")
    private @Nullable Instant since;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            Verdict verdict = look(client);
            while (!verdict.mayOpen() && verdict.mayChange() && System.nanoTime() < end) {
                Thread.sleep(PAUSE);
                verdict = look(client);
            }
            return tell(verdict);
        }
    }

    private int tell(Verdict verdict) {
        if (verdict.mayOpen()) {
            System.out.println(verdict.why());
            return 0;
        }
        Objects.requireNonNull(spec).commandLine().getErr().println("gewist: " + verdict.why());
        return 1;
    }

    private Verdict look(HttpClient client) throws InterruptedException {
        URI asked = url.resolve("/v1/restores?limit=500&store=" + URLEncoder.encode(store, StandardCharsets.UTF_8));
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(asked)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Problem(store + " stays closed: " + url + " answered " + answer.statusCode()
                        + "; is that the deletion-service?");
            }
            return Verdict.of(store, EventCodec.mapper().readValue(answer.body(), RESTORES), since);
        } catch (IOException e) {
            throw new Problem(
                    store + " stays closed: nobody to ask at " + url + "; start the deletion-service or give its --url",
                    e);
        }
    }
}
