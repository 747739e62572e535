package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.gewist.retention.backups.Connector.Found;
import nl.gewist.retention.backups.Connector.LookFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a program of its own that says what pgBackRest 2.5x says. */
class PgBackRestConnectorTest {
    private static final String LABEL = "20260920-010002F";
    private static final String FULL = backup(LABEL, "full", null, "0000000100000001000000A0", 1758330002L, 1);
    private static final String DIFF =
            backup(LABEL + "_20260921-010003D", "diff", LABEL, "0000000100000001000000B0", 1758416403L, 1);
    private static final String INCR = backup(
            LABEL + "_20260922-010003I",
            "incr",
            LABEL + "_20260921-010003D",
            "0000000200000001000000C0",
            1758502803L,
            1);

    @TempDir
    Path folder;

    @Test
    void fullDifferentialAndIncrementalMakeAChain() throws Exception {
        Map<String, Copy> found = look(answer(stanza(FULL + "," + DIFF + "," + INCR, "0000000100000001000000A0", 0)));

        assertThat(found).hasSize(3);
        assertThat(found.get(LABEL).startedAt()).isEqualTo(Instant.ofEpochSecond(1758330002L));
        assertThat(found.get(LABEL).endedAt()).isEqualTo(Instant.ofEpochSecond(1758330302L));
        assertThat(found.get(LABEL).dependsOn()).isNull();
        assertThat(found.get(LABEL + "_20260921-010003D").dependsOn()).isEqualTo(LABEL);
        assertThat(found.get(LABEL + "_20260922-010003I").dependsOn()).isEqualTo(LABEL + "_20260921-010003D");
        assertThat(found.values())
                .allMatch(copy -> Boolean.TRUE.equals(copy.encrypted()) && "de-fra".equals(copy.region()));
    }

    @Test
    void walThatReachesFurtherBackThanTheBackupsMayHoldEverybody() throws Exception {
        Map<String, Copy> found = look(answer(stanza(FULL, "000000010000000100000091", 0)));

        assertThat(found.get("wal-18-1").startedAt()).isEqualTo(Copy.UNKNOWN_START);
    }

    @Test
    void walOfAnOlderTimelineIsComparedByItsPosition() throws Exception {
        String later = backup(LABEL, "full", null, "0000000300000001000000A0", 1758330002L, 1);

        assertThat(look(answer(stanza(later, "0000000200000001000000A0", 0)))).containsOnlyKeys(LABEL);
        assertThat(look(answer(stanza(later, "00000002000000010000009F", 0)))).containsKey("wal-18-1");
    }

    @Test
    void aStanzaWithoutBackupsHasNone() throws Exception {
        String empty = """
                [{"archive":[{"database":{"id":1,"repo-key":1},"id":"18-1","max":null,"min":null}],"backup":[],
                  "cipher":"none","db":[],"name":"app","repo":[{"cipher":"none","key":1,
                  "status":{"code":2,"message":"no valid backups"}}],
                  "status":{"code":2,"lock":{"backup":{"held":false}},"message":"no valid backups"}}]""";

        assertThat(look(answer(empty))).isEmpty();
    }

    @Test
    void repositoriesAreToldApart() throws Exception {
        String second = backup(LABEL, "full", null, "0000000100000001000000A0", 1758330002L, 2);
        String json = """
                [{"archive":[],"backup":[%s,%s],"cipher":"mixed","db":[],"name":"app","repo":[
                  {"cipher":"aes-256-cbc","key":1,"status":{"code":0,"message":"ok"}},
                  {"cipher":"none","key":2,"status":{"code":0,"message":"ok"}}],
                  "status":{"code":0,"lock":{"backup":{"held":true}},"message":"ok"}}]""".formatted(FULL, second);

        Map<String, Copy> found = look(answer(json));

        assertThat(found.get("repo1/" + LABEL).encrypted()).isTrue();
        assertThat(found.get("repo2/" + LABEL).encrypted()).isFalse();
    }

    @Test
    void theStanzaIsGivenAsAnArgument() throws Exception {
        Path script = script("#!/bin/sh\n[ \"$3\" = --stanza=app ] || exit 31\ncat '"
                + Files.writeString(folder.resolve("answer.json"), stanza(FULL, "0000000100000001000000A0", 0))
                + "'\n");

        assertThat(look(script)).containsOnlyKeys(LABEL);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5", "99"})
    void aRepositoryInTroubleIsAFailureAndNotEmpty(int code) throws Exception {
        assertFailure(answer(stanza("", "0000000100000001000000A0", code)), "status-" + code);
    }

    @Test
    void anUnreadableRepositoryIsAFailure() throws Exception {
        // as 2.59 says it, with the stanza's name replaced
        assertFailure(answer("""
                [{"archive":[],"backup":[],"cipher":"none","db":[],"name":"[invalid]","repo":[{"cipher":"none","key":1,
                  "status":{"code":99,"message":"[PathOpenError] unable to list file info"}}],
                  "status":{"code":99,"lock":{"backup":{"held":false},"restore":{"held":false}},"message":"other"}}]"""), "status-99");
    }

    @Test
    void anotherStanzaOnlyOrNoneIsAFailure() throws Exception {
        assertFailure(answer("[]"), "no-such-stanza");
        assertFailure(
                answer(stanza(FULL, "0000000100000001000000A0", 0).replace("\"app\"", "\"other\"")), "no-such-stanza");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ERROR: [055]: unable to open missing file",
                "{}",
                "[{\"name\":\"app\",\"status\":{\"code\":99999999999999999999}}]",
                "[{\"name\":\"app\",\"status\":{\"code\":0}}]",
                "[{\"name\":\"app\",\"status\":{\"code\":0},\"archive\":[],\"backup\":[{\"label\":\"x\",\"type\":\"full\"}]}]",
                "[{\"name\":\"app\",\"status\":{\"code\":0},\"archive\":[],\"backup\":[{\"label\":\"x\",\"type\":\"incr\",\"prior\":null}]}]"
            })
    void anAnswerThatIsNotUnderstoodIsAFailure(String answer) throws Exception {
        assertFailure(answer(answer), "unreadable-answer");
    }

    @Test
    void anExitCodeIsAFailure() throws Exception {
        assertFailure(script("#!/bin/sh\nexit 55\n"), "exit-55");
    }

    @Test
    void aMissingCommandIsAFailure() {
        assertFailure(folder.resolve("not-installed"), "no-such-command");
    }

    @Test
    void aCommandThatDoesNotEndIsStopped() throws Exception {
        Path pid = folder.resolve("pid");

        assertFailure(script("#!/bin/sh\necho $$ > '" + pid + "'\nexec sleep 600\n"), "timed-out");

        long process = Long.parseLong(Files.readString(pid).strip());
        await().untilAsserted(() -> assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    private static String stanza(String backups, String oldestWal, int code) {
        return """
                [{"archive":[{"database":{"id":1,"repo-key":1},"id":"18-1","max":"0000000200000001000000D0","min":"%s"}],
                  "backup":[%s],"cipher":"aes-256-cbc",
                  "db":[{"id":1,"repo-key":1,"system-id":7688889327546123916,"version":"18"}],"name":"app",
                  "repo":[{"cipher":"aes-256-cbc","key":1,"status":{"code":%3$d,"message":"said"}}],
                  "status":{"code":%3$d,"lock":{"backup":{"held":false},"restore":{"held":false}},"message":"said"}}]""".formatted(oldestWal, backups, code);
    }

    private static String backup(String label, String type, String prior, String wal, long start, int repository) {
        String base = prior == null ? "null" : "\"" + prior + "\"";
        return """
                {"archive":{"start":"%s","stop":"%1$s"},"backrest":{"format":5,"version":"2.59.1"},
                 "database":{"id":1,"repo-key":%d},"error":false,
                 "info":{"delta":52000000,"repository":{"delta":9800000,"delta-map":2352,"size-map":36952},"size":3870000000},
                 "label":"%s","lsn":{"start":"1/A0000028","stop":"1/A0000050"},"prior":%s,"reference":%s,
                 "timestamp":{"start":%d,"stop":%d},"type":"%s"}""".formatted(
                wal, repository, label, base, prior == null ? "null" : "[" + base + "]", start, start + 300, type);
    }

    private Path answer(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("answer.json"), json);
        return script("#!/bin/sh\necho a warning >&2\ncat '" + file + "'\n");
    }

    private Path script(String text) throws IOException {
        Path script = folder.resolve("pgbackrest");
        Files.deleteIfExists(script);
        Files.writeString(script, text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static Map<String, Copy> look(Path command) throws LookFailure {
        return connector(command).look().stream().collect(Collectors.toMap(Found::backupId, Found::copy));
    }

    private static void assertFailure(Path command, String code) {
        assertThatThrownBy(() -> connector(command).look())
                .isInstanceOf(LookFailure.class)
                .hasMessage(code);
    }

    private static PgBackRestConnector connector(Path command) {
        return new PgBackRestConnector(
                List.of(command.toString(), "info", "--output=json"), "app", "de-fra", Duration.ofSeconds(3));
    }
}
