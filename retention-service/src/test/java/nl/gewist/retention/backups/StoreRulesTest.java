package nl.gewist.retention.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.gewist.retention.backups.KnownBackup.Key;
import nl.gewist.retention.backups.ReportTable.Report;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreRulesTest {
    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final Instant ERASED = NOW.minus(Duration.ofDays(61));
    private static final Report HEARD = new Report("platform", NOW, NOW, null);

    private final List<KnownBackup> known = new ArrayList<>();
    private Optional<Instant> verifiedUntil = Optional.empty();

    @Test
    void aStoreWithoutCopiesHoldsNobody() {
        assertThat(judge(StoreKind.EVENTS).mayHold(ERASED)).isFalse();
    }

    @Test
    void aCopyBegunBeforeTheErasureHoldsThePerson() {
        taken("full", Duration.ofDays(62), null);

        assertThat(judge(StoreKind.EVENTS).mayHold(ERASED)).isTrue();
        assertThat(judge(StoreKind.EVENTS).holding(ERASED)).containsExactly("full");
    }

    @Test
    void aCopyBegunAtTheVeryMomentOfTheErasureMayHoldThePerson() {
        taken("full", Duration.ofDays(61), null);

        assertThat(judge(StoreKind.EVENTS).mayHold(ERASED)).isTrue();
    }

    @Test
    void aCopyBegunAfterwardsDoesNot() {
        taken("full", Duration.ofDays(61).minusSeconds(1), null);

        assertThat(judge(StoreKind.EVENTS).mayHold(ERASED)).isFalse();
    }

    @Test
    void anIncrementalKeepsItsDeletedBaseAlive() {
        taken("full", Duration.ofDays(62), null);
        taken("diff", Duration.ofDays(50), "full");
        taken("incr", Duration.ofDays(40), "diff");
        known.set(0, known.get(0).deleted(NOW));

        StoreState state = judge(StoreKind.EVENTS);

        assertThat(state.holding(ERASED)).containsExactly("diff", "incr");
        assertThat(state.alarms()).containsKeys(AlarmCode.BROKEN_CHAIN, AlarmCode.OVERSTAYING);
    }

    @Test
    void anIncrementalOfAnUnknownBaseMayHoldEverybody() {
        taken("incr", Duration.ofDays(1), "never-heard-of");

        StoreState state = judge(StoreKind.EVENTS);

        assertThat(state.oldest()).isEqualTo(Copy.UNKNOWN_START);
        assertThat(state.alarms()).containsOnlyKeys(AlarmCode.BROKEN_CHAIN);
    }

    @Test
    void copiesThatDependOnEachOtherInACircleEndTheLook() {
        taken("one", Duration.ofDays(2), "other");
        taken("other", Duration.ofDays(1), "one");

        assertThat(judge(StoreKind.EVENTS).mayHold(ERASED)).isTrue();
    }

    @Test
    void aCopyDatedInTheFutureMayHoldEverybody() {
        taken("full", Duration.ofMinutes(-6), null);

        StoreState state = judge(StoreKind.EVENTS);

        assertThat(state.mayHold(ERASED)).isTrue();
        assertThat(state.alarms()).containsKey(AlarmCode.FUTURE_DATED);
    }

    @Test
    void aStoreThatWasNotHeardOfForADayDoesNotCountAsGone() {
        Report old = new Report("platform", NOW.minus(Duration.ofHours(25)), null, null);

        StoreState state = rules().judge("platform", declared(StoreKind.EVENTS, null), old, known);

        assertThat(state.mayHold(ERASED)).isTrue();
        assertThat(state.alarms()).containsOnlyKeys(AlarmCode.SILENT);
    }

    @Test
    void aConnectorsStoreIsNotHeardOfByEvents() {
        Report told = new Report("platform", NOW, null, null);

        assertThat(rules().judge("platform", declared(StoreKind.DIRECTORY, null), told, known)
                        .reports())
                .isFalse();
    }

    @Test
    void aFailedLookDoesNotCountThoughTheOneBeforeIsRecent() {
        Report failed = new Report("platform", null, NOW.minus(Duration.ofHours(1)), "timed-out");

        StoreState state = rules().judge("platform", declared(StoreKind.PGBACKREST, null), failed, known);

        assertThat(state.mayHold(ERASED)).isTrue();
        assertThat(state.alarms()).containsOnlyKeys(AlarmCode.LOOK_FAILED);
    }

    @Test
    void aStoreThatNobodyDeclaredCountsAndAlarms() {
        taken("full", Duration.ofDays(62), null);

        StoreState state = rules().judge("platfrom", null, HEARD, known);

        assertThat(state.mayHold(ERASED)).isTrue();
        assertThat(state.alarms()).containsKey(AlarmCode.UNKNOWN_STORE);
    }

    @Test
    void aStoreDeclaredToHaveNoneAlarmsOnACopy() {
        taken("full", Duration.ofDays(62), null);

        StoreState state = judge(StoreKind.NONE);

        assertThat(state.mayHold(ERASED)).isTrue();
        assertThat(state.alarms()).containsKey(AlarmCode.UNEXPECTED);
    }

    @Test
    void unencryptedForeignAndOverstayingCopiesAlarm() {
        Instant start = NOW.minus(Duration.ofDays(61));
        known.add(backup("bad", new Copy(start, start, false, "us-east-1", null, null)));

        assertThat(judge(StoreKind.EVENTS).alarms())
                .containsOnlyKeys(AlarmCode.UNENCRYPTED, AlarmCode.OUTSIDE_EU, AlarmCode.OVERSTAYING);
    }

    @Test
    void aCopyOfSixtyDaysIsNotOverstayingYet() {
        taken("full", Duration.ofDays(60), null);

        assertThat(judge(StoreKind.EVENTS).alarms()).isEmpty();
    }

    @Test
    void aStoreMayHaveFewerDaysAndNeverMore() {
        taken("full", Duration.ofDays(31), null);
        assertThat(withinDays(30).alarms()).containsOnlyKeys(AlarmCode.OVERSTAYING);
        assertThat(withinDays(31).alarms()).isEmpty();

        known.clear();
        taken("full", Duration.ofDays(61), null);
        assertThat(withinDays(90).alarms()).containsOnlyKeys(AlarmCode.OVERSTAYING);
    }

    @Test
    void aLockBeyondTheDayAlarmsBeforeTheDayComes() {
        Instant start = NOW.minus(Duration.ofDays(1));
        known.add(backup("told", new Copy(start, start, true, "nl", null, start.plus(Duration.ofDays(61)))));

        assertThat(judge(StoreKind.EVENTS).alarms()).containsOnlyKeys(AlarmCode.LOCKED);
    }

    @Test
    void aLockOfTheStorageAlarmsToo() {
        taken("full", Duration.ofDays(1), null);

        assertThat(rules().judge("platform", declared(StoreKind.EVENTS, Period.ofDays(60)), HEARD, known)
                        .alarms())
                .isEmpty();
        assertThat(rules().judge("platform", declared(StoreKind.EVENTS, Period.ofDays(61)), HEARD, known)
                        .alarms())
                .containsOnlyKeys(AlarmCode.LOCKED);
    }

    @Test
    void aCopyThatHoldsSomebodyAlreadyVerifiedAlarms() {
        verifiedUntil = Optional.of(NOW.minus(Duration.ofDays(10)));
        taken("found-again", Duration.ofDays(11), null);

        assertThat(judge(StoreKind.EVENTS).alarms()).containsOnlyKeys(AlarmCode.HOLDS_ERASED);
    }

    private void taken(String id, Duration ago, @Nullable String dependsOn) {
        Instant start = NOW.minus(ago);
        known.add(backup(id, new Copy(start, start.plusSeconds(60), true, "eu-west-1", dependsOn, null)));
    }

    private static KnownBackup backup(String id, Copy copy) {
        return KnownBackup.unheardOf(new Key("platform", id), NOW).taken(copy, NOW);
    }

    private StoreState judge(StoreKind kind) {
        return rules().judge("platform", declared(kind, null), HEARD, known);
    }

    private StoreState withinDays(int days) {
        return rules().judge("platform", Settings.declared("kind=events", "gone-within-days=" + days), HEARD, known);
    }

    private StoreRules rules() {
        return new StoreRules(60, Duration.ofHours(24), ZoneId.of("Europe/Amsterdam"), NOW, verifiedUntil);
    }

    private static BackupsConfig.Declared declared(StoreKind kind, @Nullable Period lock) {
        return Settings.declared(
                "kind=" + kind, "region=eu-west-1", lock == null ? "lookless=1" : "locked-for=" + lock);
    }
}
