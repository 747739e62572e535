package nl.gewist.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks a service whether it is ready. */
final class Health {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Health() {}

    /** "UP", "DOWN" (it answers, but is not ready) or "no answer". */
    static String of(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? "UP" : "DOWN";
        } catch (IOException e) {
            return "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no answer";
        }
    }

    /** Whether it became ready within the time, while {@code worthWaiting}. */
    static boolean await(URI service, Duration patience, BooleanSupplier worthWaiting) {
        long end = System.nanoTime() + patience.toNanos();
        while (!of(service).equals("UP")) {
            if (System.nanoTime() > end || !worthWaiting.getAsBoolean()) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
