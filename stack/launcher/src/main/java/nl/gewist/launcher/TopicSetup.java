package nl.gewist.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.gewist.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The contract's topics, made before anyone reads them; existing ones are left as they are. */
final class TopicSetup {
    private static final int PARTITIONS = 4;

    /** Topics with subject ids keep them 14 days. */
    private static final String RETENTION_MS = Long.toString(TimeUnit.DAYS.toMillis(14));

    private TopicSetup() {}

    static void prepare(String bootstrap, String prefix) {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                (Object) bootstrap,
                "default.api.timeout.ms",
                "20000",
                "request.timeout.ms",
                "10000"))) {
            Set<String> existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> missing = names().stream()
                    .map(prefix::concat)
                    .filter(name -> !existing.contains(name))
                    .map(TopicSetup::topic)
                    .toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Problem(
                    "Kafka at " + bootstrap + " does not answer: check the address, or unset " + Given.KAFKA.variable()
                            + " to use the embedded one",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while topics were made", e);
        }
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(Topics.FIXED);
        for (Service service : Service.values()) {
            names.add(Topics.deadLetters(service.room()));
        }
        return names;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("retention.ms", RETENTION_MS));
    }
}
