package nl.gewist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything runs is said in one line, and leaves nothing behind. */
class StackProblemsTest {
    @TempDir
    Path root;

    private StackOptions options;

    @BeforeEach
    void withoutServices() {
        options = StackOptions.isolated(root, root.resolve("stack")).withoutServices(EnumSet.allOf(Service.class));
    }

    @Test
    void aPortInUse() throws Exception {
        int port = options.ports().postgres();
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            refused(options, "port " + port + " (for PostgreSQL)", "--free-ports");
        }
    }

    @Test
    void aStackThatIsUp() throws Exception {
        try (var _ = Preflight.lock(options.folder())) {
            refused(options, "already up", "./gewist down");
        }
    }

    @Test
    void aServiceThatIsNotBuilt() {
        refused(options.withoutServices(EnumSet.of(Service.AUDIT)), "deletion-service is not built", "./gewist up");
    }

    @Test
    void dataOfAnotherVersion() throws Exception {
        Files.createDirectories(options.data());
        Files.writeString(options.data().resolve("format"), "0");
        refused(options, "another version", "--fresh");
    }

    @Test
    void processesThatAKilledStackLeft() throws Exception {
        Files.createDirectories(options.folder());
        Stack never = new Stack(options);
        StackStates.of(never, new Servers(options), List.of()).write(options.folder());
        String self = Files.readString(StackState.file(options.folder()));
        Files.writeString(
                StackState.file(options.folder()),
                self.replaceFirst(
                        "(?s)(\"launcher\" : (\\{.*?\\})).*?\"postgres\" : \\{.*?\\}", "$1, \"postgres\" : $2"));
        refused(options, "left 1 processes running", "./gewist down");
        assertThat(StackState.file(options.folder())).exists();
    }

    private static void refused(StackOptions options, String what, String cure) {
        Stack stack = new Stack(options);
        assertThatThrownBy(stack::start)
                .isInstanceOf(Problem.class)
                .hasMessageContaining(what)
                .hasMessageContaining(cure);
        assertThat(stack.options()).isSameAs(options);
    }
}
