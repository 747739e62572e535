package nl.gewist.retention.reading;

import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.Caller;
import nl.gewist.retention.OwnDatabase;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Wire;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class OriginalDocumentTest {
    private static final Path PAPERS = Path.of("target/papers");

    private final UUID request = UUID.randomUUID();

    @Inject
    Platform platform;

    @Inject
    Wire wire;

    @Inject
    OwnDatabase database;

    @Inject
    Clock clock;

    @Test
    void documentIsGivenOutAsItWasByteForByte() throws IOException {
        long learner = platform.learner("Iris van Dam");
        String number = platform.invoice(learner, 1, "Iris van Dam", 2);
        String without = platform.invoice(learner, 1, "Iris van Dam", 1);
        byte[] document = document(300_000);
        platform.original(number, document);

        announce(SubjectType.LEARNER, learner, 1);
        awaitSecured();

        assertThat(read(number, "pdf")
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray())
                .isEqualTo(document);
        assertThat(read(number, "original").statusCode(200).extract().asByteArray())
                .isEqualTo(document);
        read(number, "json").statusCode(200).body("buyer.name", equalTo("Iris van Dam"));
        try (PDDocument setAnew =
                Loader.loadPDF(read(without, "pdf").statusCode(200).extract().asByteArray())) {
            assertThat(setAnew.getDocumentInformation().getProducer()).isEqualTo("Gewist");
        }
        read(without, "original").statusCode(404);
    }

    @Test
    void documentIsSealed() {
        long learner = platform.learner("Iris van Dam");
        byte[] document = document(1000);
        platform.original(platform.invoice(learner, 1, "Iris van Dam", 1), document);

        announce(SubjectType.LEARNER, learner, 1);
        awaitSecured();

        String part = new String(Arrays.copyOfRange(document, 100, 140), StandardCharsets.ISO_8859_1);
        assertThat(database.everyByte())
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(part));
    }

    @Test
    void neverReadyWhileADocumentIsMissing() throws IOException {
        long customer = platform.customer();
        String number = platform.invoice(platform.learner("Gast Gans"), customer, "Gast Gans", 1);
        String path = request + ".pdf";
        platform.originalFile(number, path);

        announce(SubjectType.CUSTOMER, customer, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.waitsFor(request)).contains("document-missing"));
        assertThat(wire.heard(request)).isEmpty();

        byte[] document = document(10_000);
        Files.write(Files.createDirectories(PAPERS).resolve(path), document);
        ((OffsetClock) clock).advance(Duration.ofMinutes(2));
        awaitSecured();
        assertThat(readFor(Long.toString(customer), number, "pdf")
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(document);
    }

    @Test
    void documentStaysAsItWasFirstCopied() {
        long learner = platform.learner("Iris van Dam");
        String number = platform.invoice(learner, 1, "Iris van Dam", 1);
        byte[] document = document(1000);
        platform.original(number, document);
        announce(SubjectType.LEARNER, learner, 1);
        awaitSecured();

        platform.original(number, document(1000));
        announce(SubjectType.LEARNER, learner, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesSecured.class)).hasSize(2));

        assertThat(read(number, "pdf").statusCode(200).extract().asByteArray()).isEqualTo(document);
    }

    private ValidatableResponse read(String number, String format) {
        return readFor("1", number, format);
    }

    private ValidatableResponse readFor(String owner, String number, String format) {
        return Caller.PORTAL
                .calls()
                .queryParam("ownerId", owner)
                .queryParam("reason", "owner-download")
                .queryParam("format", format)
                .get("/v1/invoices/" + number)
                .then();
    }

    private void announce(SubjectType type, long subject, int round) {
        var event = new ErasureAnnounced(
                request,
                new Subject(type, Long.toString(subject)),
                null,
                round,
                platform.map().version(),
                List.of("retention-service"));
        wire.say(event, round + 1, Integer.toString(round), clock.instant());
    }

    private void awaitSecured() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesSecured.class)).isNotEmpty());
    }

    private static byte[] document(int length) {
        var bytes = new byte[length];
        new Random().nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        return bytes;
    }
}
