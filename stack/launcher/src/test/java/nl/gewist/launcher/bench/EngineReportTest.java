package nl.gewist.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.gewist.launcher.bench.BenchReport.Checks;
import nl.gewist.launcher.bench.EngineReport.Engine;
import nl.gewist.launcher.bench.EngineReport.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineReportTest {
    private static final EngineReport REPORT = new EngineReport(
            Reports.with(List.of()).machine(),
            new Engine(
                    900.5,
                    2000,
                    0.45,
                    0.26,
                    Map.of("total", 1.2),
                    250,
                    31.5,
                    5000,
                    255,
                    List.of(new Point(1200, 0, 1000, 800, 1.25)),
                    List.of()),
            new Checks(List.of("enrolment: 1 is left")));

    @Test
    void jsonHasTheNamesThatOthersReadItBy(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("engine.json");

        REPORT.write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/engine/erasuresPerSecond").asDouble()).isEqualTo(900.5);
        assertThat(json.at("/engine/rawSetBasedPerSecond").asDouble()).isEqualTo(2000);
        assertThat(json.at("/engine/statementsPerErasure").asDouble()).isEqualTo(0.26);
        assertThat(json.at("/engine/sweepSeconds").asDouble()).isEqualTo(31.5);
        assertThat(json.at("/engine/curve/0/msPerErasure").asDouble()).isEqualTo(1.25);
    }

    @Test
    void tableSetsTheEngineAgainstPlainSqlAndSaysWhetherTheyAgree() {
        assertThat(REPORT.table().lines())
                .anyMatch(line -> line.matches(" +engine +900\\.5 /s.*0\\.45 of raw"))
                .anyMatch(line -> line.matches(" +1200 learners +1\\.25 ms per erasure.*"))
                .anyMatch(line -> line.matches(" +agreement +NO .*"));
    }
}
