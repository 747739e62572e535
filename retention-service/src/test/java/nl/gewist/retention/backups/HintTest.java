package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HintTest {
    private static final String FULL = "20260920-010002F";

    @Test
    void pgBackRestExpiresTheFullOneAndWithItWhatDependsOnIt() {
        assertThat(pgBackRest(FULL, FULL + "_20260921-010003D", "20260927-010002F"))
                .isEqualTo("pgbackrest --stanza=app expire --set=" + FULL
                        + " && pgbackrest --stanza=app expire --set=20260927-010002F");
    }

    @Test
    void pgBackRestIsToldTheRepositoryWhereThereAreSeveral() {
        assertThat(pgBackRest("repo2/" + FULL)).isEqualTo("pgbackrest --stanza=app expire --repo=2 --set=" + FULL);
    }

    @Test
    void walAloneGoesByPgBackRestsOwnRetention() {
        assertThat(pgBackRest("wal-18-1")).isEqualTo("pgbackrest --stanza=app expire");
    }

    @Test
    void namesOfFilesAreNoCommands() {
        var store = Settings.declared("kind=directory", "region=nl", "path=/backups");
        assertThat(Hint.delete(store, List.of("a'b; reboot", "c")))
                .isEqualTo("rm -r -- '/backups/a'\\''b; reboot' '/backups/c'");
    }

    @Test
    void whatAnotherToolMadeThatToolDeletes() {
        assertThat(Hint.delete(null, List.of("b-1", "b-2"))).contains("backup.deleted", "b-1, b-2");
    }

    private static String pgBackRest(String... copies) {
        return Hint.delete(Settings.declared("kind=pgbackrest", "region=nl", "stanza=app"), List.of(copies));
    }
}
