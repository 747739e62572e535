package nl.gewist.launcher.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/** Downloads retained invoices as PDF, one after the other, as an owner's portal does. */
final class PdfPart implements RetentionPart {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 1_000;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final String token;

    /** @param token of the portal */
    PdfPart(String token) {
        this.token = token;
    }

    @Override
    public void measure(Stack stack, BiConsumer<String, Number> figure, Consumer<String> disagreement)
            throws Exception {
        List<String> invoices;
        try (Connection connection = stack.database(Service.RETENTION).connect()) {
            invoices = invoices(connection);
        }
        List<Double> times = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                URI uri = stack.url(Service.RETENTION).resolve(invoices.get(i % invoices.size()));
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/pdf")
                        .build();
                long from = System.nanoTime();
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                double took = (System.nanoTime() - from) / 1e6;
                if (!Arrays.equals(Arrays.copyOf(response.body(), PDF.length), PDF)) {
                    disagreement.accept("an invoice came as " + response.statusCode() + " and no PDF");
                    return;
                }
                if (i >= WARM_UP) {
                    times.add(took);
                }
            }
        }
        times.sort(null);
        figure.accept("pdfP50Ms", Round.one(times.get(MEASURED / 2)));
        figure.accept("pdfP99Ms", Round.one(times.get(MEASURED * 99 / 100)));
    }

    private static List<String> invoices(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select number, owner_id from retained_invoice where number ~ '^[A-Za-z0-9-]+$'"
                                + " and owner_id is not null order by record_id limit 500");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add("/v1/invoices/" + rows.getString(1) + "?reason=bench&ownerId=" + rows.getString(2));
            }
        }
        return found;
    }
}
