package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder's life from one run to the next. */
final class DataFolder {
    /** Raised when an older folder can no longer be started. */
    private static final String FORMAT = "1";

    private DataFolder() {}

    /** Empties it when a fresh start is asked for; refuses one that another version left. */
    static void prepare(StackOptions options) {
        Path format = options.data().resolve("format");
        try {
            if (options.fresh()) {
                for (String name : List.of("data", "keys", "services", Backups.FOLDER)) {
                    delete(options.folder().resolve(name));
                }
            }
            if (Files.exists(format) && !Files.readString(format).strip().equals(FORMAT)) {
                throw new Problem("The data in " + options.data()
                        + " is of another version of Gewist: start with --fresh to make it anew");
            }
            if (isOfAnotherTime(options)) {
                throw new Problem(
                        "The data in " + options.data()
                                + " live years ahead, where a demonstration has left them: start with --fresh to make them anew");
            }
            Files.createDirectories(options.data());
            Files.writeString(format, FORMAT + "\n");
            for (Service service : Service.values()) {
                Files.deleteIfExists(options.log(service.room()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + options.folder() + " cannot be prepared", e);
        }
    }

    /** Whether the services' clock was moved in the middle of a run, so that these data cannot be started again. */
    static boolean isOfAnotherTime(StackOptions options) {
        return Files.exists(moved(options));
    }

    static void belongsTo(StackOptions options, Duration offset) {
        try {
            Files.writeString(moved(options), offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + options.data() + " cannot be written", e);
        }
    }

    private static Path moved(StackOptions options) {
        return options.data().resolve("clock-moved");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
