package nl.gewist.retention.backups;

import static nl.gewist.retention.backups.StrictJson.list;
import static nl.gewist.retention.backups.StrictJson.number;
import static nl.gewist.retention.backups.StrictJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.retention.backups.Connector.Found;
import nl.gewist.retention.backups.Connector.LookFailure;

/**
 * The answer of {@code pgbackrest info --output=json}: one object per stanza, with its repositories, backups and the
 * span of its WAL. Read strictly: an answer that is not understood says nothing about what is gone.
 */
final class PgBackRestInfo {
    /** A segment's name is timeline (8 digits) and position. */
    private static final int TIMELINE = 8;

    private final JsonNode stanza;
    private final String region;
    private final boolean manyRepositories;

    private PgBackRestInfo(JsonNode stanza, String region) {
        this.stanza = stanza;
        this.region = region;
        this.manyRepositories = stanza.path("repo").size() > 1;
    }

    /**
     * The backups of a stanza, and its WAL where that reaches further back than they do.
     *
     * @throws LookFailure with a code, if the stanza is missing, one of its repositories is in trouble, or this is not
     *     such an answer
     */
    static List<Found> read(byte[] json, String stanza, String region) throws LookFailure {
        List<JsonNode> answer = list(json);
        for (JsonNode one : answer) {
            if (one.path("name").asText().equals(stanza)) {
                PgBackRestStatus.refuseTrouble(one);
                return new PgBackRestInfo(one, region).found();
            }
        }
        throw PgBackRestStatus.missing(answer);
    }

    private List<Found> found() throws LookFailure {
        List<Found> found = new ArrayList<>();
        for (JsonNode backup : list(stanza.path("backup"))) {
            found.add(backup(backup));
        }
        for (JsonNode archive : list(stanza.path("archive"))) {
            addOlderWal(found, archive);
        }
        return found;
    }

    private Found backup(JsonNode backup) throws LookFailure {
        String prior = backup.path("prior").textValue();
        String type = text(backup.path("type"));
        if (prior == null && !type.equals("full")) {
            throw StrictJson.unreadable();
        }
        long repository = repository(backup);
        JsonNode times = backup.path("timestamp");
        return new Found(
                id(repository, text(backup.path("label"))),
                new Copy(
                        StrictJson.time(times.path("start")),
                        StrictJson.time(times.path("stop")),
                        isEncrypted(repository),
                        region,
                        prior == null ? null : id(repository, prior),
                        null));
    }

    /** WAL from before the oldest backup of its repository cannot be restored from, but what it holds can be read. */
    private void addOlderWal(List<Found> found, JsonNode archive) throws LookFailure {
        String oldest = archive.path("min").textValue();
        if (oldest == null) {
            return;
        }
        long repository = repository(archive);
        String needed = null;
        for (JsonNode backup : list(stanza.path("backup"))) {
            String start = backup.path("archive").path("start").textValue();
            if (start != null && isOfSameDatabase(backup, archive)) {
                needed = needed == null || position(start).compareTo(position(needed)) < 0 ? start : needed;
            }
        }
        if (needed == null || position(oldest).compareTo(position(needed)) < 0) {
            found.add(new Found(
                    id(repository, "wal-" + text(archive.path("id"))),
                    new Copy(Copy.UNKNOWN_START, Copy.UNKNOWN_START, isEncrypted(repository), region, null, null)));
        }
    }

    private static boolean isOfSameDatabase(JsonNode backup, JsonNode archive) throws LookFailure {
        return repository(backup) == repository(archive)
                && number(backup.path("database").path("id"))
                        == number(archive.path("database").path("id"));
    }

    private static String position(String segment) throws LookFailure {
        if (segment.length() <= TIMELINE) {
            throw StrictJson.unreadable();
        }
        return segment.substring(TIMELINE);
    }

    private String id(long repository, String label) {
        return manyRepositories ? "repo" + repository + "/" + label : label;
    }

    /** Before version 2.32 there was one repository, and none was named. */
    private static long repository(JsonNode part) {
        return part.path("database").path("repo-key").asLong(1);
    }

    private boolean isEncrypted(long repository) throws LookFailure {
        for (JsonNode one : stanza.path("repo")) {
            if (number(one.path("key")) == repository) {
                return !text(one.path("cipher")).equals("none");
            }
        }
        return !List.of("none", "mixed").contains(text(stanza.path("cipher")));
    }
}
