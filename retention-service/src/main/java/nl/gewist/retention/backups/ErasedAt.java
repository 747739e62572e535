package nl.gewist.retention.backups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When a person was last erased: everywhere at first, and in a store that was put back once more. */
record ErasedAt(Instant completedAt, List<Replayed> replays) {

    /** Copies of the store that were not begun later than this may hold the person. */
    Instant in(String store) {
        return replays.stream()
                .filter(replay -> replay.store().equals(store))
                .map(Replayed::replayedAt)
                .filter(completedAt::isBefore)
                .findFirst()
                .orElse(completedAt);
    }

    /** Leaves out replays whose copies still have time. */
    ErasedAt overdueOn(LocalDate day) {
        return new ErasedAt(
                completedAt,
                replays.stream().filter(replay -> replay.goneBy().isBefore(day)).toList());
    }

    /** The last day of any copy. */
    LocalDate goneBy(LocalDate first) {
        return replays.stream()
                .map(Replayed::goneBy)
                .filter(first::isBefore)
                .max(LocalDate::compareTo)
                .orElse(first);
    }
}
