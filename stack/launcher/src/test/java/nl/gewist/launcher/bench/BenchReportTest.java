package nl.gewist.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
    @Test
    void jsonHasTheNamesThatOthersReadItBy(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bench.json");

        Reports.with(List.of()).write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/pipeline/erasuresPerSecond").asDouble()).isEqualTo(400.5);
        assertThat(json.at("/pipeline/latencyMs/p50").asDouble()).isEqualTo(90.1);
        assertThat(json.at("/pipeline/latencyMs/p99").asDouble()).isEqualTo(140.2);
        assertThat(json.at("/pipeline/eventsPerErasure").asDouble()).isEqualTo(7);
        assertThat(json.at("/raw/perLearnerPerSecond").asDouble()).isEqualTo(445);
        assertThat(json.at("/raw/setBasedPerSecond").asDouble()).isEqualTo(4005);
        assertThat(json.at("/services/0/readyMs").asLong()).isEqualTo(1900);
        assertThat(json.at("/services/0/rssMiB").asLong()).isEqualTo(180);
        assertThat(json.at("/stack/readyMs").asLong()).isEqualTo(11_000);
        assertThat(json.at("/machine/postgres/fsync").asText()).isEqualTo("on");
    }

    @Test
    void oneDisagreementFailsTheRun() {
        assertThat(Reports.with(List.of()).checks().passed()).isTrue();
        assertThat(Reports.with(List.of("enrolment: 1 is left")).checks().passed())
                .isFalse();
    }

    @Test
    void tableSetsThePipelineAgainstPlainSql() {
        String table = ReportTable.of(Reports.with(List.of()));

        assertThat(table.lines())
                .anyMatch(line -> line.matches(" +pipeline +400\\.5 /s .*"))
                .anyMatch(line -> line.matches(" +raw, one by one +445\\.0 /s .*0\\.9 of it"))
                .anyMatch(line -> line.matches(" +deletion-service +1900 ms .*180 MiB.*"))
                .anyMatch(line -> line.matches(" +agreement +yes .*"));
    }
}
