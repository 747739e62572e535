package nl.gewist.deletion.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.FileDirectory;
import nl.gewist.messaging.Each;

/** Which kinds of people the data map knows. */
@ApplicationScoped
public class SubjectTypes {
    private final DataMap map;

    SubjectTypes(DataMap map) {
        this.map = map;
    }

    /** Whether the map says where people of this type are kept. */
    public boolean isMapped(SubjectType type) {
        return map.subjects().containsKey(type.word());
    }

    /** The words of the types whose people are in this store or directory, learners first; empty where there are none. */
    public List<String> in(String store) {
        return Stream.of(SubjectType.LEARNER, SubjectType.CUSTOMER)
                .map(SubjectType::word)
                .filter(map.subjects()::containsKey)
                .filter(type -> map.storesOf(type).contains(store) || hasFiles(type, store))
                .toList();
    }

    private boolean hasFiles(String type, String directory) {
        FileDirectory files = map.files().get(directory);
        return files != null
                && files.rules().stream().anyMatch(rule -> rule.subjectType().equals(type));
    }

    /** The store whose rows name the files of a directory; a store is its own. */
    public String storeOf(String storeOrDirectory) {
        FileDirectory files = map.files().get(storeOrDirectory);
        return files == null ? storeOrDirectory : files.store().orElse(storeOrDirectory);
    }

    /** The stores and directories that the map names. */
    public Set<String> stores() {
        return Stream.concat(map.stores().keySet().stream(), map.files().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Takes a step for each type that is mapped. A type that fails, for example because the map does not fit it, does not
     * hold up the others: it fails the whole only when nothing else was done.
     *
     * @param step from a type's word to the number of things done, in a transaction of its own
     * @return how many things were done
     */
    public int each(ToIntFunction<String> step) {
        var mapped = Stream.of(SubjectType.values())
                .filter(this::isMapped)
                .map(SubjectType::word)
                .toList();
        return Each.of(mapped, type -> type + "s", step);
    }
}
