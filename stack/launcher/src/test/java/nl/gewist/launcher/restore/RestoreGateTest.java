package nl.gewist.launcher.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nl.gewist.launcher.CommandLineRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restore script sees, whatever the deletion-service answers. */
class RestoreGateTest {
    private static final String DONE = restore("done", 3, "");
    private static final String REPLAYING = restore("replaying", 1, "");

    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer service;

    @BeforeEach
    void listen() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/restores", exchange -> {
            String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            boolean asked = exchange.getRequestURI().getQuery().contains("store=platform");
            exchange.sendResponseHeaders(asked ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private static String restore(String state, int replayed, String findings) {
        return """
            {"restoreId": "r-%1$s", "store": "platform", "backupId": "b-1", "startedAt": "2026-11-26T10:00:00Z",
             "receivedAt": "2026-11-26T12:00:00Z", "state": "%1$s", "erasures": 3, "replayed": %2$d,
             "findings": [%3$s]}\
            """.formatted(state, replayed, findings);
    }

    private CommandLineRun gate(List<String> restores, String... options) {
        answers.add("[" + String.join(",", restores) + "]");
        return ask(options);
    }

    private CommandLineRun ask(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "restore-gate";
        arguments[1] = "platform";
        arguments[2] = "--url";
        arguments[3] = "http://127.0.0.1:" + service.getAddress().getPort();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandLineRun.of(arguments);
    }

    @Test
    void itOpensWhenTheRestoreIsDone() {
        CommandLineRun run = gate(List.of(DONE));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("platform may be opened: 3 of 3");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void itStaysClosedWhileNobodyHasToldOfTheRestore() {
        CommandLineRun run = gate(List.of());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("not known yet").hasLineCount(1);
    }

    @Test
    void yesterdaysRestoreIsNotTheOneThatIsMeant() {
        CommandLineRun run = gate(List.of(DONE), "--since", "2026-11-26T12:00:01Z");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("not known yet");
        assertThat(ask("--since", "2026-11-26T12:00:00Z").exitCode()).isZero();
    }

    @Test
    void itStaysClosedWhileErasuresAreAppliedAgain() {
        CommandLineRun run = gate(List.of(REPLAYING));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("1 of 3").hasLineCount(1);
    }

    @Test
    void anEarlierRestoreThatIsNotDoneKeepsItClosedToo() {
        assertThat(gate(List.of(DONE, REPLAYING)).exitCode()).isEqualTo(1);
    }

    @Test
    void itWaitsForTheRestoreToBeKnownAndDone() {
        answers.add("[]");
        answers.add("[" + REPLAYING + "]");

        CommandLineRun run = gate(List.of(DONE), "--wait", "60");

        assertThat(run.exitCode()).isZero();
    }

    @Test
    void itDoesNotWaitForWhatNeedsAPerson() {
        String blocked = restore(
                "attention",
                2,
                "{\"code\": \"closed-requests\", \"requests\": 1, \"blocks\": true, \"cure\": \"\"},"
                        + "{\"code\": \"identifier-held\", \"requests\": 1, \"blocks\": false, \"cure\": \"\"}");

        CommandLineRun run = gate(List.of(blocked), "--wait", "600");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("needs attention (closed-requests)").hasLineCount(1);
    }

    @Test
    void itStaysClosedWhenNobodyCanBeAsked() {
        service.stop(0);

        CommandLineRun run = ask();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nobody to ask").hasLineCount(1);
    }
}
