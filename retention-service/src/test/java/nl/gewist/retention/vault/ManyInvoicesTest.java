package nl.gewist.retention.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import org.junit.jupiter.api.Test;

/** An owner with many invoices downloads all. */
@RetentionServiceTest
class ManyInvoicesTest {
    private static final int AT_ONCE = 500;

    @Inject
    Platform platform;

    @Inject
    Vault vault;

    @Inject
    Links links;

    @TestHTTPResource("/")
    URI service;

    /** {@code GEWIST_EXPORTED=100000} for many, and what they cost. */
    @Test
    void allAreInTheZipWhateverTheirNumber() throws IOException, InterruptedException {
        int many = Integer.parseInt(System.getenv().getOrDefault("GEWIST_EXPORTED", "1000"));
        long owner = platform.customer();
        fill(owner, many);
        long before = used();
        long begun = System.nanoTime();
        long most = 0;
        int pdfs = 0;
        int rows = 0;

        try (var zip = new ZipInputStream(download(owner))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".pdf")) {
                    assertThat(zip.readNBytes(5)).asString().isEqualTo("%PDF-");
                    pdfs++;
                    if (pdfs % Math.max(1, many / 10) == 0) {
                        most = Math.max(most, used() - before);
                        System.out.printf("%d of %d: %d KiB more in use%n", pdfs, many, (used() - before) / 1024);
                    }
                } else {
                    rows += lines(zip);
                }
            }
        }

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("%d invoices in %s, at most %d KiB more in use%n", pdfs, took, most / 1024);
        assertThat(pdfs).isEqualTo(many);
        assertThat(rows).isEqualTo(many + 1);
    }

    private void fill(long owner, int many) {
        long learner = platform.learner("Iris van Dam");
        platform.invoice(learner, owner, "Iris van Dam", 1);
        InvoiceRecord one = platform.invoices(learner).getFirst();
        UUID request = UUID.randomUUID();
        var due = new DueRequest(request, 1, 2, "1", Long.toString(learner), null);
        for (int from = 0; from < many; from += AT_ONCE) {
            List<InvoiceRecord> some = IntStream.range(from, Math.min(from + AT_ONCE, many))
                    .mapToObj(i -> another(one, request, i))
                    .toList();
            QuarkusTransaction.requiringNew().run(() -> vault.store(Map.of(due, some)));
        }
    }

    private static InvoiceRecord another(InvoiceRecord one, UUID request, int i) {
        return new InvoiceRecord(
                request,
                one.store(),
                one.kind(),
                request + "-" + i,
                "F-" + i,
                one.issuedOn(),
                one.currency(),
                one.ownerId(),
                one.buyer(),
                one.seller(),
                one.lines(),
                one.total(),
                one.vat(),
                null);
    }

    private InputStream download(long owner) throws IOException, InterruptedException {
        String page =
                "/owner/" + links.make(Opens.OWNER_PAGE, Long.toString(owner)).token();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve(page + "/download/all.zip"))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int lines(ZipInputStream zip) throws IOException {
        int lines = 0;
        for (int b = zip.read(); b >= 0; b = zip.read()) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
