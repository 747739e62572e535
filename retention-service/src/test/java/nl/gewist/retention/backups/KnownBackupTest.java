package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.gewist.retention.backups.KnownBackup.Key;
import org.junit.jupiter.api.Test;

class KnownBackupTest {
    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final Instant START = NOW.minus(Duration.ofDays(3));

    private final KnownBackup unheardOf = KnownBackup.unheardOf(new Key("platform", "b-1"), NOW);

    @Test
    void deletedBeforeItWasTakenIsGoneAllTheSame() {
        assertThat(unheardOf.deleted(NOW).taken(copy(START), NOW).isPresent()).isFalse();
    }

    @Test
    void repeatedEventsChangeNothing() {
        KnownBackup once = unheardOf.taken(copy(START), NOW);

        assertThat(once.taken(copy(START), NOW)).isEqualTo(once);
        assertThat(once.deleted(NOW).deleted(NOW)).isEqualTo(once.deleted(NOW));
    }

    @Test
    void takenToldAgainAfterItsDeletionStaysGone() {
        assertThat(unheardOf
                        .taken(copy(START), NOW)
                        .deleted(NOW)
                        .taken(copy(START), NOW)
                        .isPresent())
                .isFalse();
    }

    @Test
    void anIdThatIsUsedAgainAfterADeletionIsANewCopy() {
        KnownBackup again = unheardOf
                .taken(copy(START), NOW)
                .deleted(START.plusSeconds(120))
                .taken(copy(NOW.minusSeconds(90)), NOW);

        assertThat(again.isPresent()).isTrue();
        assertThat(again.copy().startedAt()).isEqualTo(NOW.minusSeconds(90));
    }

    @Test
    void anOldDeletionDoesNotTakeAwayTheNewCopyOfTheSameId() {
        assertThat(unheardOf
                        .taken(copy(NOW.minusSeconds(90)), NOW)
                        .deleted(START.plusSeconds(120))
                        .isPresent())
                .isTrue();
    }

    @Test
    void ofTwoStartsTheEarlierCounts() {
        KnownBackup told = unheardOf.taken(copy(START), NOW).taken(copy(NOW.minusSeconds(90)), NOW);

        assertThat(told.copy().startedAt()).isEqualTo(START);
        assertThat(told.toldDifferently()).isTrue();
    }

    @Test
    void aFutureDateCanBeCorrected() {
        KnownBackup told =
                unheardOf.taken(copy(NOW.plus(Duration.ofDays(1))), NOW).taken(copy(START), NOW);

        assertThat(told.copy().startedAt()).isEqualTo(START);
        assertThat(told.toldDifferently()).isFalse();
    }

    @Test
    void whatAConnectorSeesIsThereWhateverWasTold() {
        KnownBackup seen = unheardOf.taken(copy(START), NOW).deleted(NOW).seen(copy(START), NOW);

        assertThat(seen.isPresent()).isTrue();
        assertThat(seen.missed(NOW).isPresent()).isFalse();
    }

    @Test
    void aRestoreFromAnUnknownCopyMakesItKnown() {
        assertThat(unheardOf.restored(START).isPresent()).isTrue();
    }

    private static Copy copy(Instant start) {
        return new Copy(start, start.plusSeconds(60), true, "eu-west-1", null, null);
    }
}
