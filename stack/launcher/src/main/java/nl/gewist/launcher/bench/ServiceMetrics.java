package nl.gewist.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/** What a service says of itself under {@code /q/metrics}. */
final class ServiceMetrics {
    private final URI uri;

    ServiceMetrics(Stack stack, Service service) {
        uri = stack.url(service).resolve("/q/metrics");
    }

    /** The sum of all series that begin with this; 0 if there is none yet. */
    double sum(String series) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(series))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
