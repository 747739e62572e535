package nl.gewist.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The four services: what each is called, where it listens, which databases it owns, what it may do at the platform. */
public enum Service {
    DELETION("deletion", 8081, true, "select, update, delete"),
    RETENTION("retention", 8082, true, "select"),
    NOTIFICATION("notification", 8083, true, "select"),
    AUDIT("audit", 8084, false, "");

    private final String word;
    private final int usualPort;
    private final boolean seals;
    private final String platformRights;

    Service(String word, int usualPort, boolean seals, String platformRights) {
        this.word = word;
        this.usualPort = usualPort;
        this.seals = seals;
        this.platformRights = platformRights;
    }

    /** The service of this name, with or without "-service". */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.room().equals(name) || service.word.equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no service " + name + "; there are "
                        + Arrays.stream(values()).map(Service::room).collect(Collectors.joining(", "))));
    }

    /** The name of the service, its room, its log: {@code deletion-service}. */
    public String room() {
        return word + "-service";
    }

    public int usualPort() {
        return usualPort;
    }

    /** Its own database, and the role that owns it. */
    public String database() {
        return "gewist_" + word;
    }

    /** The database of its data keys, apart so that backups of the two can be kept apart. */
    public String keysDatabase() {
        return database() + "_keys";
    }

    /** Whether it seals values, and so needs a key file and a database of data keys. */
    public boolean seals() {
        return seals;
    }

    List<String> databases() {
        return seals ? List.of(database(), keysDatabase()) : List.of(database());
    }

    /** The rights its role gets on the platform's tables, as SQL; empty for none. */
    String platformRights() {
        return platformRights;
    }
}
