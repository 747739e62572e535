package nl.gewist.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * MariaDB itself on 127.0.0.1, for tests that want a store of that kind; no other test starts it. It is not durable, and
 * ends with its folder when the JVM that started it does, however that ends: a shell that waits for the end of its input
 * sees to it.
 */
public final class MariaServer {
    private static final String UNTIL_INPUT_ENDS = """
            folder=$1; shift
            "$@" </dev/null >"$folder/log" 2>&1 &
            cat >/dev/null
            kill -9 $!
            wait
            rm -rf "$folder"
            """;
    private static final MariaAddress OURS = new MariaAddress("127.0.0.1", 0, "gewist", "gewist");
    private static final int PATIENCE_MILLIS = 60_000;

    private final MariaBinaries binaries;
    private final Path folder;
    private final MariaAddress address;

    private MariaServer(MariaBinaries binaries, Path folder) {
        this.binaries = binaries;
        this.folder = folder;
        this.address = new MariaAddress(OURS.host(), FreePort.or(0), OURS.user(), OURS.password());
    }

    /** Whether {@link #shared()} can answer: a server is given, or there are binaries for this platform. */
    public static boolean isAvailable() {
        return MariaAddress.given(variables()).isPresent() || MariaBinaries.areHere();
    }

    /**
     * The server of this run: the one that GEWIST_TEST_MARIADB_* name, else one that is started in two seconds at the
     * first call in a JVM. Quarkus has many class loaders and so many copies of this class: it is remembered in system
     * properties, which they all see.
     */
    public static MariaAddress shared() {
        synchronized (System.getProperties()) {
            return MariaAddress.given(variables()).orElseGet(MariaServer::start);
        }
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        System.getProperties().stringPropertyNames().forEach(name -> variables.put(name, System.getProperty(name)));
        return variables;
    }

    private static MariaAddress start() {
        try {
            MariaServer server =
                    new MariaServer(MariaBinaries.unpacked(), Files.createTempDirectory("gewist-mariadb-data-"));
            server.makeSystemTables();
            server.run();
            server.address.asVariables().forEach(System::setProperty);
            return server.address;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    private void makeSystemTables() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("data"));
        Files.createDirectory(folder.resolve("tmp"));
        Path script = Files.writeString(folder.resolve("bootstrap.sql"), bootstrap());
        Process process = new ProcessBuilder(command("--bootstrap"))
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("its system tables were not made: " + Files.readString(log()));
        }
    }

    /** What mariadb-install-db does, with the one user that we need. */
    private String bootstrap() throws IOException {
        StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\nset @auth_root_socket = null;\n");
        for (String name : List.of("system_tables", "performance_tables", "system_tables_data")) {
            sql.append(Files.readString(binaries.share().resolve("mariadb_" + name + ".sql")));
        }
        return sql + """
                flush privileges;
                create user %1$s@'%%' identified by '%2$s';
                grant all on *.* to %1$s@'%%' with grant option;
                """.formatted(address.user(), address.password());
    }

    private void run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "sh", folder.toString()));
        command.addAll(command(
                "--bind-address=" + address.host(),
                "--port=" + address.port(),
                "--socket=" + folder.resolve("socket"),
                "--log-bin=" + folder.resolve("binlog"),
                "--binlog-format=ROW",
                "--skip-name-resolve",
                "--max-connections=300"));
        Process process = new ProcessBuilder(command).start();
        for (int waited = 0; !answers(); waited += 50) {
            if (waited > PATIENCE_MILLIS || !process.isAlive()) {
                throw new IOException("no answer on port " + address.port() + ": " + Files.readString(log()));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Connection connection = address.connect("")) {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    /** Without TLS, whose key alone takes four seconds to make. */
    private List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + binaries.home(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--datadir=" + folder.resolve("data"),
                // Of its own: a server that starts clears what another has in a shared one.
                "--tmpdir=" + folder.resolve("tmp"),
                "--character-set-server=utf8mb4",
                "--innodb-log-file-size=32M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-use-native-aio=off",
                "--performance-schema=off",
                "--skip-ssl"));
        command.addAll(List.of(more));
        return command;
    }

    private Path log() {
        return folder.resolve("log");
    }
}
