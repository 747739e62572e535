package nl.gewist.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gewist.embedded.FreePort;

/** Everything that can be seen to go wrong before anything is started, each with its cure. */
final class Preflight {
    private static final long MIB = 1 << 20;
    private static final long NEEDED_MIB = 1400;

    private Preflight() {}

    /** Holds the folder for as long as the lock is open. */
    static FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder.resolve("logs"));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException _) {
            // In this JVM: the same answer as for another process.
        } catch (IOException e) {
            throw new Problem("The folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
        throw new Problem("A stack is already up in " + folder + ": see ./gewist status, stop it with ./gewist down");
    }

    static void check(StackOptions options) {
        leftovers(options.folder());
        built(options);
        memory();
        ports(options);
    }

    private static void leftovers(Path folder) {
        List<ProcessHandle> left =
                StackState.read(folder).map(StackState::leftovers).orElse(List.of());
        if (!left.isEmpty()) {
            throw new Problem("An earlier stack was killed and left " + left.size()
                    + " processes running: stop them with ./gewist down");
        }
    }

    private static void built(StackOptions options) {
        for (Service service : options.services()) {
            if (!Files.exists(ServiceCommand.jar(options.root(), service))) {
                throw new Problem(service.room() + " is not built: run ./gewist up, which builds it, or mvn package");
            }
        }
    }

    private static void memory() {
        long available = availableMemory() / MIB;
        if (available < NEEDED_MIB) {
            throw new Problem("Too little memory: " + available + " MiB available, the stack needs about " + NEEDED_MIB
                    + "; close something, or leave services out with --without");
        }
    }

    /** Memory that can be had without swapping; what the kernel says, where it does. */
    private static long availableMemory() {
        long machine = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        Path kernel = Path.of("/proc/meminfo");
        if (!Files.exists(kernel)) {
            return machine;
        }
        try (Stream<String> lines = Files.lines(kernel)) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(machine);
            return Math.min(machine, available);
        } catch (IOException _) {
            return machine;
        }
    }

    private static void ports(StackOptions options) {
        String taken = options.ports().needed(options).entrySet().stream()
                .filter(port -> !FreePort.isFree(port.getValue()))
                .map(Preflight::described)
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new Problem("In use: " + taken + ". Stop what listens there, or choose free ports with --free-ports");
        }
    }

    private static String described(Map.Entry<String, Integer> port) {
        return "port " + port.getValue() + " (for " + port.getKey() + ")";
    }
}
