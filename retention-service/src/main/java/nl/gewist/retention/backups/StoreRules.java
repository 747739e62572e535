package nl.gewist.retention.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.gewist.datamap.EuRegion;
import nl.gewist.retention.backups.BackupsConfig.Declared;
import nl.gewist.retention.backups.ReportTable.Report;
import org.jspecify.annotations.Nullable;

/**
 * Derives from what is known of a store's copies whom they may hold and what is wrong with them (promise P4).
 *
 * @param zone in whose days terms are counted
 * @param verifiedUntil latest completion of an erasure that was verified to be gone everywhere
 */
record StoreRules(int goneWithinDays, Duration silentAfter, ZoneId zone, Instant now, Optional<Instant> verifiedUntil) {

    /**
     * @param declared null if nobody declared this store
     * @param known all that was told or seen of it
     */
    StoreState judge(String store, @Nullable Declared declared, @Nullable Report report, List<KnownBackup> known) {
        StoreKind kind = declared == null ? null : declared.kind().orElse(null);
        List<KnownBackup> present =
                known.stream().filter(KnownBackup::isPresent).toList();
        Chains chains = new Chains(known);
        Instant reportedAt = reportedAt(kind, report);
        String lookCode = report == null || kind == null || !kind.isLookedAt() ? null : report.lookCode();
        boolean heard = kind == StoreKind.NONE || (reportedAt != null && isLately(reportedAt));
        Map<AlarmCode, List<String>> alarms = alarms(declared, known, present, chains);
        if (kind != null && !heard) {
            alarms.put(AlarmCode.SILENT, List.of());
        }
        if (lookCode != null) {
            alarms.put(AlarmCode.LOOK_FAILED, List.of());
        }
        Map<String, Instant> heldSince = present.stream()
                .collect(Collectors.toMap(backup -> backup.key().backupId(), backup -> chains.heldSince(backup, now)));
        Instant oldest =
                heldSince.values().stream().min(Comparator.naturalOrder()).orElse(Instant.MAX);
        boolean reports = lookCode == null && (kind == null || heard);
        return new StoreState(store, kind, reportedAt, lookCode, reports, present, heldSince, oldest, alarms);
    }

    /** Neither too long ago nor by a clock that was ahead. */
    private boolean isLately(Instant reportedAt) {
        return !reportedAt.isBefore(now.minus(silentAfter)) && !reportedAt.isAfter(now.plus(Copy.SKEW));
    }

    /** Of a store with a connector only its looks count: an event says nothing about copies whose event got lost. */
    private static @Nullable Instant reportedAt(@Nullable StoreKind kind, @Nullable Report report) {
        if (report == null) {
            return null;
        }
        return kind != null && kind.isLookedAt() ? report.lookedAt() : report.toldAt();
    }

    private Map<AlarmCode, List<String>> alarms(
            @Nullable Declared declared, List<KnownBackup> known, List<KnownBackup> present, Chains chains) {
        Map<AlarmCode, List<String>> alarms = new EnumMap<>(AlarmCode.class);
        if (declared == null) {
            note(alarms, AlarmCode.UNKNOWN_STORE, known, backup -> true);
        } else if (declared.kind().filter(kind -> kind == StoreKind.NONE).isPresent()) {
            note(alarms, AlarmCode.UNEXPECTED, present, backup -> true);
        }
        note(alarms, AlarmCode.UNENCRYPTED, present, of(copy -> Boolean.FALSE.equals(copy.encrypted())));
        note(
                alarms,
                AlarmCode.OUTSIDE_EU,
                present,
                of(copy -> copy.region() != null && !EuRegion.includes(copy.region())));
        note(alarms, AlarmCode.FUTURE_DATED, present, of(copy -> copy.isDatedAfter(now)));
        note(
                alarms,
                AlarmCode.UNKNOWN_START,
                present,
                of(copy -> copy.startedAt().equals(Copy.UNKNOWN_START)));
        note(alarms, AlarmCode.TOLD_DIFFERENTLY, present, KnownBackup::toldDifferently);
        note(alarms, AlarmCode.BROKEN_CHAIN, present, backup -> !chains.isWhole(backup));
        note(
                alarms,
                AlarmCode.OVERSTAYING,
                present,
                backup -> goneBy(declared, backup, chains).isBefore(today()));
        note(alarms, AlarmCode.LOCKED, present, backup -> isLockedBeyondItsDay(declared, backup));
        note(alarms, AlarmCode.UNMATCHED_DELETION, known, this::isUnmatched);
        note(alarms, AlarmCode.HOLDS_ERASED, present, backup -> holdsVerified(chains.heldSince(backup, now)));
        return alarms;
    }

    private static void note(
            Map<AlarmCode, List<String>> alarms,
            AlarmCode code,
            List<KnownBackup> backups,
            Predicate<KnownBackup> concerned) {
        List<String> ids = new ArrayList<>();
        backups.stream()
                .filter(concerned)
                .forEach(backup -> ids.add(backup.key().backupId()));
        if (!ids.isEmpty()) {
            alarms.put(code, ids);
        }
    }

    private static Predicate<KnownBackup> of(Predicate<Copy> rule) {
        return backup -> backup.copy() != null && rule.test(backup.copy());
    }

    private LocalDate today() {
        return day(now);
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Where nobody knows how old a copy is, its days begin when Gewist first heard of it. */
    private LocalDate goneBy(@Nullable Declared declared, KnownBackup backup, Chains chains) {
        Instant since = chains.heldSince(backup, now);
        return day(since.equals(Copy.UNKNOWN_START) ? backup.firstToldAt() : since)
                .plusDays(days(declared));
    }

    /** A store may have fewer days than the others, never more. */
    private int days(@Nullable Declared declared) {
        return declared == null
                ? goneWithinDays
                : Math.min(goneWithinDays, declared.goneWithinDays().orElse(goneWithinDays));
    }

    private boolean isLockedBeyondItsDay(@Nullable Declared declared, KnownBackup backup) {
        Copy copy = backup.copy();
        if (copy == null || copy.startedAt().equals(Copy.UNKNOWN_START)) {
            return false;
        }
        LocalDate goneBy = day(copy.startedAt()).plusDays(days(declared));
        Optional<Period> lock = declared == null ? Optional.empty() : declared.lockedFor();
        boolean byStorage = lock.filter(
                        period -> day(copy.startedAt()).plus(period).isAfter(goneBy))
                .isPresent();
        return byStorage
                || (copy.lockedUntil() != null && day(copy.lockedUntil()).isAfter(goneBy));
    }

    /** Later than that its making would have been told long ago, if it ever was to be. */
    private boolean isUnmatched(KnownBackup backup) {
        return backup.copy() == null
                && day(backup.firstToldAt()).plusDays(goneWithinDays).isAfter(today());
    }

    private boolean holdsVerified(Instant since) {
        return !since.equals(Copy.UNKNOWN_START)
                && verifiedUntil.filter(until -> !since.isAfter(until)).isPresent();
    }
}
