package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache of one service (JEP 483, 514, 515), which halves the time to start. It belongs to one
 * build, one JVM and one set of flags, so all of these are in its name; what no longer fits is removed.
 */
final class AotCache {
    private final Path folder;
    private final String service;
    private final Path file;

    AotCache(StackOptions options, Service service) {
        this.folder = options.root().resolve(".gewist/aot");
        this.service = service.room();
        this.file = folder.resolve(this.service + "-" + fingerprint(options, service) + ".aot");
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<String> flags() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** The JVM writes it, in the first seconds after it was asked to end. */
    List<String> trainingFlags() {
        return List.of("-XX:AOTCacheOutput=" + unfinished());
    }

    void beforeTraining() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path old : files.filter(
                                each -> each.getFileName().toString().startsWith(service + "-"))
                        .toList()) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be written", e);
        }
    }

    /** Whether the JVM wrote one; it gets its name only now, so that a half one is never used. */
    boolean afterTraining() {
        try {
            if (Files.exists(unfinished())) {
                Files.move(unfinished(), file);
            }
            return exists();
        } catch (IOException e) {
            throw new UncheckedIOException("The cache " + file + " cannot be written", e);
        }
    }

    private Path unfinished() {
        return folder.resolve(file.getFileName() + ".new");
    }

    private static String fingerprint(StackOptions options, Service service) {
        Path app = ServiceCommand.jar(options.root(), service).getParent();
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version"));
        all.append(ServiceCommand.flags(options.heap()));
        try (Stream<Path> files = Files.walk(app)) {
            for (Path jar : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(jar)
                        .append(Files.size(jar))
                        .append(Files.getLastModifiedTime(jar).toMillis());
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(service.room() + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
