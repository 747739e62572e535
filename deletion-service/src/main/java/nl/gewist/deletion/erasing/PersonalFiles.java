package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Batch;
import nl.gewist.datamap.FileFinder;
import nl.gewist.datamap.StoredFile;
import nl.gewist.deletion.files.FileDirectories;

/** The files of one batch: those that its rows name now, and those that an earlier try has noted. */
final class PersonalFiles {
    private final FileFinder finder;
    private final FileDirectories directories;
    private final Map<UUID, Set<StoredFile>> files = new HashMap<>();
    private final Map<UUID, Set<StoredFile>> noted = new HashMap<>();

    PersonalFiles(FileFinder finder, FileDirectories directories) {
        this.finder = finder;
        this.directories = directories;
    }

    /** Must happen before the rows go. */
    void find(Connection store, Batch batch, List<Erasure> erasures) throws SQLException {
        finder.read(store, batch).forEach((requestId, found) -> files.put(requestId, new LinkedHashSet<>(found)));
        for (Erasure erasure : erasures) {
            Evidence earlier = erasure.evidence();
            if (earlier != null) {
                UUID requestId = erasure.target().requestId();
                noted.put(requestId, Set.copyOf(earlier.files()));
                Set<StoredFile> here = files.computeIfAbsent(requestId, _ -> new LinkedHashSet<>());
                earlier.files().stream()
                        .filter(file -> !finder.isElsewhere(file))
                        .forEach(here::add);
            }
        }
    }

    /** What others' rows still name is theirs too. */
    void leaveToOthers(Connection store) throws SQLException {
        Set<StoredFile> all = new HashSet<>();
        files.values().forEach(all::addAll);
        if (!all.isEmpty()) {
            Set<StoredFile> others = finder.named(store, all);
            files.values().forEach(each -> each.removeAll(others));
        }
    }

    /**
     * Adds how many files will go, under the directory's name.
     *
     * @throws nl.gewist.deletion.files.FileOutsideException if a row names a file outside of its directory
     */
    void count(Map<UUID, Map<String, Counts>> counts) {
        files.forEach((requestId, each) -> {
            Map<String, Counts> counted = counts.computeIfAbsent(requestId, _ -> new TreeMap<>());
            each.stream()
                    .map(StoredFile::directory)
                    .distinct()
                    .forEach(directory -> counted.put(
                            directory,
                            new Counts(
                                    directories.count(each.stream()
                                            .filter(file -> file.directory().equals(directory))
                                            .toList()),
                                    0,
                                    0)));
        });
    }

    List<StoredFile> of(UUID requestId) {
        return List.copyOf(files.getOrDefault(requestId, Set.of()));
    }

    /** All files of those requests whose earlier try knew fewer. */
    Map<UUID, List<StoredFile>> more() {
        Map<UUID, List<StoredFile>> more = new HashMap<>();
        noted.forEach((requestId, known) -> {
            Set<StoredFile> all = new LinkedHashSet<>(known);
            if (all.addAll(of(requestId))) {
                more.put(requestId, List.copyOf(all));
            }
        });
        return more;
    }

    void delete() {
        files.values().forEach(directories::delete);
    }
}
