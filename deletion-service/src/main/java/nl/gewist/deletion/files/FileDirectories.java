package nl.gewist.deletion.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.gewist.datamap.StoredFile;
import nl.gewist.deletion.platform.PlatformConfig;
import org.jspecify.annotations.Nullable;

/**
 * The directories with people's files. Nothing outside of them is ever touched: a path must lead into its directory by
 * name and by the folders that are really there, and links are removed, not followed.
 */
@Singleton
public final class FileDirectories {
    private final Map<String, Path> roots;

    @Inject
    FileDirectories(PlatformConfig config) {
        this(config.files());
    }

    /** @param roots where each directory of the data map is */
    public FileDirectories(Map<String, Path> roots) {
        this.roots = Map.copyOf(roots);
    }

    /**
     * How many files there are under these paths.
     *
     * @throws FileOutsideException if a path leads out of its directory
     */
    public long count(Collection<StoredFile> files) {
        long count = 0;
        for (StoredFile file : files) {
            Path path = resolve(file);
            if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                count += within(path);
            }
        }
        return count;
    }

    private static long within(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .count();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Deletes them, folders with everything in them. What is not there counts as deleted.
     *
     * @throws UncheckedIOException if something is left; the rest may be gone
     */
    public void delete(Collection<StoredFile> files) {
        for (StoredFile file : files) {
            Path path = resolve(file);
            try {
                if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.walkFileTree(path, new Remover());
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    /** Null where a folder on the way is not there, and so the file is not. */
    private @Nullable Path resolve(StoredFile file) {
        Path root = root(file.directory());
        try {
            Path path = root.resolve(file.path()).normalize();
            if (!path.startsWith(root) || path.equals(root)) {
                throw new FileOutsideException(file.directory());
            }
            Path folder = Objects.requireNonNull(path.getParent()).toRealPath();
            if (!folder.startsWith(root)) {
                throw new FileOutsideException(file.directory());
            }
            return folder.resolve(path.getFileName());
        } catch (InvalidPathException _) {
            throw new FileOutsideException(file.directory());
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Path root(String directory) {
        Path root = roots.get(directory);
        if (root == null) {
            throw new IllegalStateException(
                    "the data map names the directory " + directory + "; set gewist.files." + directory);
        }
        try {
            // A directory that is not mounted must not look like one in which everything is gone.
            return root.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("gewist.files." + directory + " is not there", e);
        }
    }

    /** Without the path, which tells about a person. */
    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(
                "a file cannot be read or deleted", new IOException(e.getClass().getSimpleName()));
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
