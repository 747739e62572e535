package nl.gewist.deletion.sweep;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Subject;
import nl.gewist.datamap.ValueSearch;
import org.jspecify.annotations.Nullable;

/** Which values that were found are those of somebody alive: they tell nobody apart. */
final class Holders {
    private final ValueSearch values;
    private final Set<Integer> found;
    private final Map<UUID, Completed> requests;
    private final Map<Integer, Set<Holder>> holders = new HashMap<>();

    /** @param found numbers of the values to look at */
    Holders(ValueSearch values, Set<Integer> found, Map<UUID, Completed> requests) {
        this.values = values;
        this.found = found;
        this.requests = requests;
    }

    /** Somebody who lives. */
    void note(String subjectType, Subject subject, Identifiers known) {
        Stream.of(known.emails(), known.phones(), known.ibans(), known.fullNames())
                .flatMap(List::stream)
                .forEach(text -> values.find(text, no -> {
                    Completed request = requests.get(values.value(no).requestId());
                    if (request != null && found.contains(no)) {
                        holders.computeIfAbsent(no, _ -> EnumSet.noneOf(Holder.class))
                                .add(holder(request, subjectType, known.subjectId(), subject.createdAt()));
                    }
                }));
    }

    private static Holder holder(Completed request, String subjectType, String subjectId, @Nullable Instant createdAt) {
        if (request.subjectType().equals(subjectType) && request.subjectId().equals(subjectId)) {
            return Holder.SAME;
        }
        return createdAt == null || !createdAt.isAfter(request.completedAt()) ? Holder.OLDER : Holder.NEWER;
    }

    /** What a hit on this value means; null when nothing: it is not unique. */
    @Nullable
    Kind meaning(int no) {
        Kind kind = Kind.of(values.value(no).kind());
        Set<Holder> held = holders.getOrDefault(no, Set.of());
        if (held.isEmpty() || held.contains(Holder.SAME)) {
            return kind;
        }
        if (kind != Kind.EMAIL) {
            return null;
        }
        return held.contains(Holder.OLDER) ? Kind.EMAIL_HELD : Kind.NEW_SUBJECT;
    }

    private enum Holder {
        /** The one who was erased is there again. */
        SAME,
        /** Somebody else who was there already, or of whom nobody knows since when. */
        OLDER,
        /** Somebody who came after the erasure. */
        NEWER
    }
}
