package nl.gewist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.gewist.contract.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the topics, run with a stand-in for Kafka's tool that writes down what it was asked. */
class TopicsScriptTest {
    private static final Path SCRIPT = Project.ROOT.resolve("k8s/local/create-topics.sh");

    @TempDir
    private Path tools;

    private final Map<String, List<String>> made = new TreeMap<>();

    @BeforeEach
    void runTheScript() throws IOException, InterruptedException {
        Path tool =
                Files.writeString(tools.resolve("kafka-topics.sh"), "#!/bin/sh\necho \"$@\" >> " + tools + "/asked\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder("bash", SCRIPT.toString()).inheritIO();
        script.environment().putAll(Map.of("KAFKA_TOOLS", tools.toString(), "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));
        assertThat(script.start().waitFor()).isZero();
        for (String line : Files.readAllLines(tools.resolve("asked"))) {
            List<String> words = List.of(line.split(" "));
            made.put(words.get(words.indexOf("--topic") + 1), words);
        }
    }

    @Test
    void everyTopicOfTheContractIsMade() {
        Stream<String> deadLetters = Project.SERVICES.stream().map(service -> Topics.deadLetters(service.name()));
        assertThat(made.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Topics.FIXED.stream(), deadLetters).toList());
    }

    @Test
    void subjectIdsAreKeptFourteenDays() {
        made.remove(Topics.BACKUPS); // names no subject
        String fortnight = "retention.ms=" + Duration.ofDays(14).toMillis();
        assertThat(made).allSatisfy((topic, words) -> assertThat(words).contains(fortnight));
    }

    @Test
    void aTopicThatExistsIsLeftAsItIs() {
        assertThat(made).allSatisfy((topic, words) -> assertThat(words).contains("--if-not-exists"));
    }
}
