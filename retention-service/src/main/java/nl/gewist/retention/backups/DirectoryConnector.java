package nl.gewist.retention.backups;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.gewist.retention.backups.BackupsConfig.Declared;
import org.jspecify.annotations.Nullable;

/**
 * A directory with one copy per entry, which says in its name when it began. An entry whose name says nothing may hold
 * everybody.
 *
 * @param pattern with a group {@code at} and perhaps {@code kind}
 * @param ignored names of what is no copy
 */
record DirectoryConnector(
        Path path,
        Pattern pattern,
        DateTimeFormatter format,
        ZoneId zone,
        List<String> encryptedEndings,
        Pattern ignored,
        String region)
        implements Connector {

    DirectoryConnector {
        if (!pattern.namedGroups().containsKey("at")) {
            throw new IllegalArgumentException("the pattern needs a group (?<at>…)");
        }
    }

    static DirectoryConnector of(Declared store, ZoneId zone) {
        return new DirectoryConnector(
                store.path().orElseThrow(),
                Pattern.compile(store.pattern()),
                DateTimeFormatter.ofPattern(store.timeFormat(), Locale.ROOT),
                store.zone().map(ZoneId::of).orElse(zone),
                store.encryptedEndings(),
                Pattern.compile(store.ignore()),
                store.region().orElseThrow());
    }

    @Override
    public List<Found> look() throws LookFailure {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!ignored.matcher(name).matches()) {
                    add(entries, name, file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new LookFailure("no-such-directory");
        } catch (IOException | DirectoryIteratorException e) {
            throw new LookFailure("unreadable-directory");
        }
        return chained(entries);
    }

    private void add(List<Entry> entries, String name, Path file) throws IOException {
        try {
            Instant changedAt = Files.getLastModifiedTime(file).toInstant();
            Matcher matcher = pattern.matcher(name);
            boolean matches = matcher.matches();
            String kind = matches && pattern.namedGroups().containsKey("kind") ? matcher.group("kind") : null;
            Instant startedAt = matches ? time(matcher.group("at")) : Copy.UNKNOWN_START;
            entries.add(new Entry(name, kind == null ? "full" : kind.toLowerCase(Locale.ROOT), startedAt, changedAt));
        } catch (NoSuchFileException gone) {
            // Deleted while we look: it is no copy any more.
        }
    }

    private Instant time(String text) {
        try {
            return switch (format.parseBest(text, LocalDateTime::from, LocalDate::from)) {
                case LocalDateTime time -> time.atZone(zone).toInstant();
                case LocalDate day -> day.atStartOfDay(zone).toInstant();
                default -> Copy.UNKNOWN_START;
            };
        } catch (DateTimeException e) {
            return Copy.UNKNOWN_START;
        }
    }

    /** A differential depends on the full one before it, any other that is not full on whatever came before it. */
    private List<Found> chained(List<Entry> entries) {
        entries.sort(Comparator.comparing(Entry::startedAt).thenComparing(Entry::name));
        List<Found> found = new ArrayList<>();
        String full = null;
        String last = null;
        for (Entry entry : entries) {
            boolean isFull = entry.kind().startsWith("f");
            String base = entry.kind().startsWith("d") ? full : last;
            found.add(new Found(entry.name(), copy(entry, isFull ? null : base == null ? "unknown" : base)));
            full = isFull ? entry.name() : full;
            last = entry.name();
        }
        return found;
    }

    private Copy copy(Entry entry, @Nullable String dependsOn) {
        boolean encrypted = encryptedEndings.stream().anyMatch(entry.name()::endsWith);
        boolean known = !entry.startedAt().equals(Copy.UNKNOWN_START);
        return new Copy(
                entry.startedAt(), known ? entry.changedAt() : Copy.UNKNOWN_START, encrypted, region, dependsOn, null);
    }

    private record Entry(String name, String kind, Instant startedAt, Instant changedAt) {}
}
