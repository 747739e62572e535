package nl.gewist.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The servers that tests share: taken from GEWIST_TEST_* when {@code ./gewist test} started them for the whole run, else
 * started once per JVM. What tests would see of each other (databases, topics) is fresh for each who asks.
 */
public record TestServers(String kafka, PostgresAddress postgres, SmtpAddress smtp, String inbox) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The servers of this run; the first call in a JVM may have to start them, in a few seconds. */
    public static TestServers shared() {
        return TestServersProcess.shared();
    }

    /** A new, empty database {@code gewist_<something>_<random>}. */
    public Database freshDatabase(String something) {
        return databases().fresh(something);
    }

    public Databases databases() {
        return new Databases(postgres);
    }

    /** A prefix for topic names that nobody else uses. */
    public String freshTopicPrefix() {
        return "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ".";
    }

    /** What arrived for this address, oldest first. */
    public List<ReceivedMail> mailsTo(String address) {
        return mails().stream()
                .filter(mail -> mail.to().stream().anyMatch(address::equalsIgnoreCase))
                .toList();
    }

    /** Everything that arrived in this run, oldest first: also other rooms' mails. */
    public List<ReceivedMail> mails() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(inbox + "mails.json")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return List.of(
                    JSON.readValue(client.send(request, BodyHandlers.ofString()).body(), ReceivedMail[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("The tests' inbox does not answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    Map<String, String> asEnvironment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("GEWIST_TEST_KAFKA", kafka);
        variables.put("GEWIST_TEST_PGHOST", postgres.host());
        variables.put("GEWIST_TEST_PGPORT", Integer.toString(postgres.port()));
        variables.put("GEWIST_TEST_PGUSER", postgres.user());
        variables.put("GEWIST_TEST_PGPASSWORD", postgres.password());
        variables.put("GEWIST_TEST_SMTP_HOST", smtp.host());
        variables.put("GEWIST_TEST_SMTP_PORT", Integer.toString(smtp.port()));
        variables.put("GEWIST_TEST_INBOX", inbox);
        return variables;
    }

    static TestServers of(Map<String, String> variables) {
        return new TestServers(
                required(variables, "GEWIST_TEST_KAFKA"),
                new PostgresAddress(
                        required(variables, "GEWIST_TEST_PGHOST"),
                        Integer.parseInt(required(variables, "GEWIST_TEST_PGPORT")),
                        required(variables, "GEWIST_TEST_PGUSER"),
                        required(variables, "GEWIST_TEST_PGPASSWORD")),
                new SmtpAddress(
                        required(variables, "GEWIST_TEST_SMTP_HOST"),
                        Integer.parseInt(required(variables, "GEWIST_TEST_SMTP_PORT"))),
                required(variables, "GEWIST_TEST_INBOX"));
    }

    private static String required(Map<String, String> variables, String name) {
        return Objects.requireNonNull(variables.get(name), () -> name + " is not set");
    }
}
