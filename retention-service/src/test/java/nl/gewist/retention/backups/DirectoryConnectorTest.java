package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.gewist.retention.backups.Connector.Found;
import nl.gewist.retention.backups.Connector.LookFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryConnectorTest {
    @TempDir
    Path folder;

    @Test
    void namesSayWhenCopiesBeganAndWhetherTheyAreEncrypted() throws Exception {
        file("platform-20260115-020000.dump.gpg");
        file("platform-20260715-020000.dump");

        Map<String, Copy> found = look();

        // winter and summer time
        assertThat(found.get("platform-20260115-020000.dump.gpg").startedAt()).isEqualTo("2026-01-15T01:00:00Z");
        assertThat(found.get("platform-20260715-020000.dump").startedAt()).isEqualTo("2026-07-15T00:00:00Z");
        assertThat(found.get("platform-20260115-020000.dump.gpg").encrypted()).isTrue();
        assertThat(found.get("platform-20260715-020000.dump").encrypted()).isFalse();
        assertThat(found.values()).extracting(Copy::region).containsOnly("nl-ams");
    }

    @Test
    void aDayWithoutATimeIsItsBeginning() throws Exception {
        file("2026-01-15.dump");

        assertThat(look("pattern=(?<at>.{10})\\.dump", "time-format=yyyy-MM-dd")
                        .get("2026-01-15.dump")
                        .startedAt())
                .isEqualTo("2026-01-14T23:00:00Z");
    }

    @Test
    void anUnexpectedNameMayHoldEverybodyUnlessItIsLeftOut() throws Exception {
        file("before-the-move.dump.gpg");
        file("platform-20261399-020000.dump");
        file("platform-20260115-020000.dump.sha256");

        assertThat(look()).hasSize(2);
        assertThat(look().values()).extracting(Copy::startedAt).containsOnly(Copy.UNKNOWN_START);
    }

    @Test
    void aFileOlderThanItsNameSaysCountsAsOldAsItIs() throws Exception {
        Path file = file("platform-20260715-020000.dump");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T00:00:00Z")));

        assertThat(look().get("platform-20260715-020000.dump").startedAt()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void kindsMakeChains() throws Exception {
        file("20260101-020000-full.tar");
        file("20260102-020000-incr.tar");
        file("20260103-020000-diff.tar");
        file("20260104-020000-incr.tar");

        Map<String, Copy> found = look("pattern=(?<at>.{15})-(?<kind>[a-z]+)\\.tar");

        assertThat(found.get("20260101-020000-full.tar").dependsOn()).isNull();
        assertThat(found.get("20260102-020000-incr.tar").dependsOn()).isEqualTo("20260101-020000-full.tar");
        assertThat(found.get("20260103-020000-diff.tar").dependsOn()).isEqualTo("20260101-020000-full.tar");
        assertThat(found.get("20260104-020000-incr.tar").dependsOn()).isEqualTo("20260103-020000-diff.tar");
    }

    @Test
    void aMissingDirectoryIsAFailureAndNotEmpty() {
        folder = folder.resolve("not-mounted");

        assertThatThrownBy(this::look).isInstanceOf(LookFailure.class).hasMessage("no-such-directory");
    }

    private Path file(String name) throws Exception {
        return Files.createFile(folder.resolve(name));
    }

    private Map<String, Copy> look(String... settings) throws LookFailure {
        List<String> all = new ArrayList<>(List.of("kind=directory", "region=nl-ams", "path=" + folder));
        all.addAll(List.of(settings));
        Map<String, Copy> found = new TreeMap<>();
        for (Found one : Connector.of(
                        Settings.declared(all.toArray(String[]::new)),
                        Duration.ofSeconds(5),
                        ZoneId.of("Europe/Amsterdam"))
                .look()) {
            found.put(one.backupId(), one.copy());
        }
        return found;
    }
}
