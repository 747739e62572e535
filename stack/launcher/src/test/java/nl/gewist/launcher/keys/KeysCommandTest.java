package nl.gewist.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nl.gewist.launcher.CommandLineRun;
import nl.gewist.sealing.KeyEncryptionKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void makeKey() {
        file = folder.resolve("kek.json").toString();
        assertThat(CommandLineRun.of("keys", "new", file).exitCode()).isZero();
    }

    @Test
    void keyIsReplacedInThreeSteps() throws IOException {
        String first = keys("status", file).strip();
        assertThat(first).endsWith("ENABLED  primary").hasLineCount(1);

        assertThat(keys("add", file)).contains(first).hasLineCount(2);
        String promoted = keys("promote", file);
        assertThat(promoted)
                .doesNotContain(first)
                .contains(first.replace("  primary", ""))
                .hasLineCount(2);
        assertThat(keys("remove", file).strip())
                .endsWith("ENABLED  primary")
                .isNotEqualTo(first)
                .hasLineCount(1);

        assertThat(KeyEncryptionKey.fromFile(Path.of(file))).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
    }

    @Test
    void noKeyIsEverPrinted() throws IOException {
        String said = keys("status", file) + keys("add", file) + keys("promote", file);

        String secret = Files.readString(Path.of(file)).replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
        assertThat(secret).hasSizeGreaterThan(20);
        assertThat(said).doesNotContain(secret);
    }

    @Test
    void aStepOutOfTurnIsRefusedAndChangesNothing() throws IOException {
        String before = Files.readString(Path.of(file));

        assertThat(CommandLineRun.of("keys", "promote", file).err()).contains("add a key first");
        assertThat(CommandLineRun.of("keys", "remove", file).err()).contains("one key only");
        assertThat(CommandLineRun.of("keys", "new", file).exitCode()).isNotZero();

        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
        keys("add", file);
        assertThat(CommandLineRun.of("keys", "remove", file).err()).contains("promote it");
    }

    @Test
    void aFileThatIsNoKeysetIsRefusedWithoutQuotingIt() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.json"), "{\"secret\": \"hunter2\"}");

        CommandLineRun run = CommandLineRun.of("keys", "status", foreign.toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("no Tink JSON keyset").doesNotContain("hunter2");
    }

    private static String keys(String step, String file) {
        CommandLineRun run = CommandLineRun.of("keys", step, file);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
