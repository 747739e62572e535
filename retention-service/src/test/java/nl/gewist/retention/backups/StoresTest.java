package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoresTest {
    private final Map<String, String> settings = new HashMap<>(Map.of("gewist.backups.own-databases", "gewist_audit"));

    @Test
    void everyStoreOfTheMapAndEveryDatabaseOfGewistMustBeDeclared() {
        assertThat(faults())
                .containsExactly(
                        "gewist.backups.stores.gewist_audit.kind must be none, events, directory or pgbackrest",
                        "gewist.backups.stores.platform.kind must be none, events, directory or pgbackrest");
    }

    @Test
    void aStoreMayBeDeclaredToHaveNone() {
        declare("platform", "kind", "none");
        declare("gewist_audit", "kind", "events");

        assertThat(faults()).isEmpty();
    }

    @Test
    void theSevenDatabasesAreMeantUnlessSaidOtherwise() {
        assertThat(Settings.config(Map.of()).ownDatabases())
                .containsExactly(
                        "gewist_deletion",
                        "gewist_deletion_keys",
                        "gewist_retention",
                        "gewist_retention_keys",
                        "gewist_notification",
                        "gewist_notification_keys",
                        "gewist_audit");
    }

    @Test
    void whatAConnectorNeedsIsToldAtOnce() {
        declare("gewist_audit", "kind", "directory");
        declare("platform", "kind", "pgbackrest");
        declare("platform", "region", "us-east-1");

        assertThat(faults())
                .containsExactly(
                        "gewist.backups.stores.gewist_audit.region must say where the copies lie, for example eu-west-1",
                        "gewist.backups.stores.gewist_audit.path must name the folder with the copies",
                        "gewist.backups.stores.platform.region is outside the EU, where no copy may lie",
                        "gewist.backups.stores.platform.stanza must name pgBackRest's stanza");
    }

    @Test
    void aPatternThatIsNoneIsToldBeforeAnybodyLooks() {
        declare("gewist_audit", "kind", "none");
        declare("platform", "kind", "directory");
        declare("platform", "region", "nl");
        declare("platform", "path", "/backups");
        declare("platform", "pattern", "(?<at");

        assertThat(faults()).singleElement().asString().startsWith("gewist.backups.stores.platform: pattern");
    }

    @Test
    void aPatternWithoutATimeIsRefused() {
        declare("gewist_audit", "kind", "none");
        declare("platform", "kind", "directory");
        declare("platform", "region", "nl");
        declare("platform", "path", "/backups");
        declare("platform", "pattern", ".*\\.dump");

        assertThat(faults()).singleElement().asString().contains("(?<at>");
    }

    private void declare(String store, String name, String value) {
        settings.put("gewist.backups.stores." + store + "." + name, value);
    }

    private List<String> faults() {
        return Stores.faults(Settings.config(settings), List.of("platform"));
    }
}
