package nl.gewist.retention.backups;

import java.util.List;
import java.util.stream.Collectors;
import nl.gewist.retention.backups.BackupsConfig.Declared;
import org.jspecify.annotations.Nullable;

/** The command that would help; people run it, Gewist never does. */
final class Hint {
    private static final int MOST = 20;

    private Hint() {}

    /**
     * What would delete copies of a store.
     *
     * @param backupIds the copies that should go
     */
    static String delete(@Nullable Declared store, List<String> backupIds) {
        StoreKind kind = store == null ? StoreKind.EVENTS : store.kind().orElse(StoreKind.EVENTS);
        return switch (kind) {
            case PGBACKREST -> pgBackRest(store == null ? "" : store.stanza().orElse(""), backupIds);
            case DIRECTORY ->
                directory(
                        store == null ? "" : store.path().map(Object::toString).orElse(""), backupIds);
            case NONE, EVENTS ->
                "delete with the tool that made them, which then tells backup.deleted: " + listed(backupIds);
        };
    }

    /** An incremental goes with the full one it depends on; expire without a set applies the retention to WAL as well. */
    private static String pgBackRest(String stanza, List<String> backupIds) {
        String expire = "pgbackrest --stanza=" + stanza + " expire";
        return backupIds.stream()
                .filter(id -> !id.contains("wal-") && !id.contains("_"))
                .limit(MOST)
                .map(id -> id.startsWith("repo") && id.contains("/")
                        ? expire + " --repo=" + id.substring("repo".length(), id.indexOf('/')) + " --set="
                                + id.substring(id.indexOf('/') + 1)
                        : expire + " --set=" + id)
                .reduce((one, next) -> one + " && " + next)
                .orElse(expire);
    }

    private static String directory(String path, List<String> backupIds) {
        return "rm -r -- "
                + backupIds.stream()
                        .limit(MOST)
                        .map(id -> "'" + (path + "/" + id).replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
    }

    private static String listed(List<String> backupIds) {
        return backupIds.stream().limit(MOST).collect(Collectors.joining(", "));
    }
}
