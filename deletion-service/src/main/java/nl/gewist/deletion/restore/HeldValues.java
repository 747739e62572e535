package nl.gewist.deletion.restore;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.ValueSearch;

/**
 * E-mail addresses, phone numbers and IBANs of erased people, and which of them somebody else holds. Names are not among
 * them: namesakes are common, and a name is only looked for in rows that are tied to the person by key.
 */
final class HeldValues {
    private final Map<UUID, Replay> replays;
    private final Map<UUID, Identifiers> identifiers;
    private final ValueSearch values;
    private final Set<Integer> held = new HashSet<>();

    HeldValues(Collection<Replay> replays, Map<UUID, Identifiers> identifiers) {
        this.replays = replays.stream().collect(Collectors.toMap(Replay::requestId, Function.identity()));
        this.identifiers = identifiers;
        Map<UUID, Identifiers> unique = new HashMap<>();
        identifiers.forEach((requestId, known) -> unique.put(requestId, withNames(known, List.of())));
        this.values = ValueSearch.of(unique);
    }

    boolean isEmpty() {
        return values.size() == 0;
    }

    /** Somebody who lives. */
    void note(String subjectType, Identifiers known) {
        Stream.of(known.emails(), known.phones(), known.ibans())
                .flatMap(List::stream)
                .forEach(text -> values.find(text, no -> {
                    Replay replay =
                            Objects.requireNonNull(replays.get(values.value(no).requestId()));
                    if (!replay.subjectType().equals(subjectType)
                            || !replay.subjectId().equals(known.subjectId())) {
                        held.add(no);
                    }
                }));
    }

    /** What is left of the identifiers of those of whom something is held. */
    Map<UUID, Identifiers> without() {
        return held.stream()
                .map(no -> values.value(no).requestId())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::without));
    }

    private Identifiers without(UUID requestId) {
        Identifiers all = Objects.requireNonNull(identifiers.get(requestId));
        return new Identifiers(
                all.subjectId(),
                all.pseudonym(),
                free(requestId, all.emails()),
                free(requestId, all.phones()),
                free(requestId, all.ibans()),
                all.fullNames());
    }

    private List<String> free(UUID requestId, List<String> texts) {
        return texts.stream().filter(text -> !isHeld(requestId, text)).toList();
    }

    private boolean isHeld(UUID requestId, String text) {
        Set<Integer> found = new HashSet<>();
        values.find(text, no -> {
            if (held.contains(no) && values.value(no).requestId().equals(requestId)) {
                found.add(no);
            }
        });
        return !found.isEmpty();
    }

    private static Identifiers withNames(Identifiers known, List<String> fullNames) {
        return new Identifiers(
                known.subjectId(), known.pseudonym(), known.emails(), known.phones(), known.ibans(), fullNames);
    }
}
