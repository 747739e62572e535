package nl.gewist.launcher.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.gewist.embedded.Database;
import org.jspecify.annotations.Nullable;

/**
 * What the figures were measured on.
 *
 * @param loadBefore the system's load average of one minute before the run; well above 0 means: not alone here
 * @param postgres its version and the settings that decide about speed
 */
record Machine(
        String os,
        String arch,
        int cores,
        long memoryMiB,
        String jvm,
        double loadBefore,
        Map<String, String> postgres) {
    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "shared_buffers",
            "max_wal_size",
            "jit");

    static double load() {
        return Round.two(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    static Machine with(Database database, double loadBefore) throws SQLException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getName() + " " + system.getVersion(),
                system.getArch(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                loadBefore,
                settings(database));
    }

    private static Map<String, String> settings(Database database) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    /** Resident memory of a process in MiB, as the kernel or {@code ps} tells it; -1 when neither does or it does not run. */
    static long rssMiB(@Nullable ProcessHandle process) {
        if (process == null) {
            return -1;
        }
        long pid = process.pid();
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            if (Files.exists(status)) {
                try (Stream<String> lines = Files.lines(status)) {
                    return kib(lines.filter(line -> line.startsWith("VmRSS:"))
                            .findFirst()
                            .orElse(""));
                }
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            return kib(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return -1;
        }
    }

    private static long kib(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits) >> 10;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, %d MiB, %s, load %.2f before",
                os,
                arch,
                cores,
                memoryMiB,
                jvm,
                loadBefore);
    }
}
