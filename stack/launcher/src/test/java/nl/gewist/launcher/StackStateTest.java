package nl.gewist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.gewist.launcher.StackState.Running;
import nl.gewist.launcher.StackState.ServiceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    private static final Running SELF = Running.of(ProcessHandle.current());

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() {
        StackState state = state(SELF);
        state.write(folder);
        assertThat(StackState.read(folder)).contains(state);

        StackState.delete(folder);
        assertThat(StackState.read(folder)).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameIdIsAStranger() {
        Running stranger = new Running(SELF.pid(), SELF.startedAtMs() - 60_000);

        assertThat(state(stranger).leftovers()).isEmpty();
        assertThat(state(SELF).leftovers()).containsExactly(ProcessHandle.current());
        assertThat(state(Running.NONE).leftovers()).isEmpty();
    }

    @Test
    void aBrokenStateFileIsAProblemWithACure() throws Exception {
        Files.writeString(StackState.file(folder), "{");
        assertThatThrownBy(() -> StackState.read(folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("remove it");
    }

    private static StackState state(Running service) {
        return new StackState(
                SELF,
                Running.NONE,
                "127.0.0.1:19092",
                "",
                Map.of("platform", "jdbc:postgresql://127.0.0.1:15432/gewist_platform"),
                "127.0.0.1:13025",
                "http://127.0.0.1:8085/",
                10,
                List.of(new ServiceState("deletion-service", service, "http://127.0.0.1:8081", "a.log", 0)));
    }
}
