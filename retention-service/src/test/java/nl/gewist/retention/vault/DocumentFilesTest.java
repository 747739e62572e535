package nl.gewist.retention.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFilesTest {
    @TempDir
    Path disk;

    private DocumentFiles files;

    @BeforeEach
    void documents() throws IOException {
        Path root = Files.createDirectories(disk.resolve("papers/2026")).getParent();
        Files.writeString(root.resolve("2026/one.pdf"), "one");
        Files.writeString(root.resolve("2026/large.pdf"), "x".repeat(101));
        Files.writeString(disk.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("way-out"), disk.resolve("secret"));
        Files.createSymbolicLink(root.resolve("inside"), root.resolve("2026/one.pdf"));
        files = new DocumentFiles(Map.of("papers", root), 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/one.pdf", "2026/../2026/one.pdf", "./2026/one.pdf", "inside"})
    void fileBelowTheRootIsRead(String path) {
        assertThat(files.read("papers", path)).asString().isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "2026/../../secret", "/etc/hostname", "way-out", ".", "a\u0000b", "../papers-2/x"})
    void fileOutsideTheRootIsRefused(String path) {
        assertThatThrownBy(() -> files.read("papers", path)).hasMessage("document-outside-root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/two.pdf", "2026"})
    void whatIsNoFileIsMissing(String path) {
        assertThatThrownBy(() -> files.read("papers", path)).hasMessage("document-missing");
    }

    @Test
    void fileThatIsTooLargeIsNotRead() {
        assertThatThrownBy(() -> files.read("papers", "2026/large.pdf")).hasMessage("document-too-large");
    }
}
