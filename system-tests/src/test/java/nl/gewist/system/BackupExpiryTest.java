package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.launcher.Requests;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.StackOptions;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of its own, stopped and started again with its clock moved past the day. */
@DisplayName("Backups that hold somebody erased are overdue after their day, and once gone the request is closed")
class BackupExpiryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void fromTheErasureToTheDeletedBackup() throws Exception {
        StackOptions options = StackOptions.isolated(
                        Path.of("").toAbsolutePath().getParent(), folder)
                .withLearners(40)
                .withoutServices(Set.of(Service.NOTIFICATION))
                .withSetting("gewist.erasure.participants", "retention")
                .withSetting("gewist.erasure.grace", "PT0S")
                .withSetting("gewist.sweep.every", "PT1S");
        UUID request;
        try (Stack stack = new Stack(options).start()) {
            request = eraseSomebody(stack);
            until(() -> assertThat(expiry(stack, request).getString("state")).isEqualTo("scheduled"));
            assertThat(expiry(stack, request).getString("goneBy"))
                    .isEqualTo(LocalDate.now().plusDays(60).toString());
        }
        Path copy = folder.resolve("backups/platform/platform-20260101-020000.dump.gpg");
        Files.createFile(copy);

        StackOptions later =
                options.withSetting("gewist.clock.offset", "P61D").withSetting("gewist.clock.plausible-ahead", "P90D");
        try (Stack stack = new Stack(later).start()) {
            until(() -> assertThat(expiry(stack, request).getString("state")).isEqualTo("overdue"));
            assertThat(expiry(stack, request).getString("heldBy[0].command"))
                    .isEqualTo("rm -r -- '" + copy.toRealPath() + "'");
            assertThat(deletionState(stack, request)).isEqualTo("completed");
            assertThat(told(stack, request)).contains("backup-expiry.overdue").doesNotContain("erasure.closed");

            Files.delete(copy);

            until(() -> assertThat(expiry(stack, request).getString("state")).isEqualTo("completed"));
            until(() -> assertThat(told(stack, request)).contains("backup-expiry.completed", "erasure.closed"));
        }
    }

    private static UUID eraseSomebody(Stack stack) throws SQLException {
        UUID requestId = UUID.randomUUID();
        try (Connection platform = stack.platform().connect();
                Requests requests = new Requests(stack.bootstrapServers(), stack.topicPrefix())) {
            long learner = new SampleReader(platform).learnerIds().getFirst();
            Subject subject = new Subject(SubjectType.LEARNER, Long.toString(learner));
            requests.publish(
                    new DeletionRequested(requestId, subject, Instant.now(), RequestedBy.SUBJECT, null, null, null));
        }
        return requestId;
    }

    private static List<String> told(Stack stack, UUID request) throws Exception {
        return Wire.read(stack).events(List.of(request)).stream()
                .map(Wire.Event::type)
                .toList();
    }

    private static JsonPath expiry(Stack stack, UUID request) {
        return RestAssured.get(stack.url(Service.RETENTION) + "/v1/backups/expiries/" + request)
                .jsonPath();
    }

    private static String deletionState(Stack stack, UUID request) {
        return RestAssured.get(stack.url(Service.DELETION) + "/v1/deletions/" + request)
                .jsonPath()
                .getString("state");
    }

    private static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
