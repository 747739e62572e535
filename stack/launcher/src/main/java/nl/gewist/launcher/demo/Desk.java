package nl.gewist.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/** Asks the services as the platform's portal or the privacy officer would. */
final class Desk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Stack stack;

    Desk(Stack stack) {
        this.stack = stack;
    }

    /** What the portal gets for this path of the retention-service. */
    Answer portal(String method, String path) throws IOException, InterruptedException {
        return portal(method, path, "", "application/json");
    }

    Answer portal(String method, String path, String body, String accept) throws IOException, InterruptedException {
        return ask(Service.RETENTION, stack.tokens().portal(), method, path, body, accept);
    }

    Answer deletion(String method, String path, String body) throws IOException, InterruptedException {
        return ask(Service.DELETION, "", method, path, body, "application/json");
    }

    private Answer ask(Service service, String token, String method, String path, String body, String accept)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url(service) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body());
    }

    @Override
    public void close() {
        client.close();
    }

    /** An answer as it came. */
    record Answer(int status, byte[] body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        boolean isPdf() {
            return status == 200 && new String(body, StandardCharsets.ISO_8859_1).startsWith("%PDF-");
        }
    }
}
