package nl.gewist.launcher.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.launcher.CommandLineRun;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gewist map preview} on the sample platform. */
class PreviewCommandTest {
    @TempDir
    private static Path folder;

    private static Path map;
    private static Database platform;
    private static String learner;

    @BeforeAll
    static void fill() throws Exception {
        map = SamplePlatform.writeDataMap(folder.resolve("map.yaml"));
        platform = TestServers.shared().freshDatabase("mappreview");
        try (Connection connection = platform.connect()) {
            SamplePlatform.create(connection, 40, 5);
            learner = new SampleReader(connection).learnerIds().getFirst().toString();
        }
    }

    private static CommandLineRun preview(String... args) {
        List<String> all = new ArrayList<>(List.of("map", "preview"));
        all.addAll(List.of(args));
        all.addAll(List.of(
                "--map",
                map.toString(),
                "--url",
                platform.jdbcUrl() + "?user=" + platform.user() + "&password=" + platform.password()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void whatWouldBeDoneInWordsForPeople() {
        var run = preview("learner", learner, "--language", "nl");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("learner " + learner + " (map sha256:")
                .containsPattern("would be deleted:\\R")
                .containsPattern(" {7}1  platform\\.learner \\(account\\)")
                .contains("platform.enrolment (inschrijving)");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void programsGetTheSame() throws Exception {
        var answer = new ObjectMapper()
                .readTree(preview("learner", learner, "--json").out());

        assertThat(answer.at("/everything").booleanValue()).isTrue();
        assertThat(answer.findValuesAsText("name")).contains("platform.learner", "platform.login_event");
    }

    @Test
    void whoIsNotThereIsSaid() {
        refused(preview("learner", "999999999"), "There is no such learner: check the id");
    }

    @Test
    void anOwnerWithoutThisLearner() {
        refused(preview("learner", learner, "--owner", "999999999"), "This owner does not have this learner");
    }

    @Test
    void aTypeTheMapDoesNotHave() {
        refused(preview("teacher", "1"), "The map has no subject type teacher, only [customer, learner]");
    }

    private static void refused(CommandLineRun run, String cure) {
        assertThat(run.err()).startsWith("gewist: ").contains(cure);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
