package nl.gewist.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL itself, from its own binaries, on 127.0.0.1. Durable unless told otherwise; stopping and starting keeps
 * port and data.
 */
public final class PostgresServer {
    private final Path data;
    private final int port;
    private final boolean durable;
    private @Nullable EmbeddedPostgres server;

    /** Nothing happens before {@link #start()}; port 0 means a free one, kept for the life of this object. */
    public PostgresServer(Path data, int port) {
        this(data, port, true);
    }

    private PostgresServer(Path data, int port, boolean durable) {
        this.data = data.toAbsolutePath();
        this.port = FreePort.or(port);
        this.durable = durable;
    }

    /** The same server with fsync and synchronous_commit off: for tests that claim nothing about speed or power loss. */
    public PostgresServer withoutDurability() {
        return new PostgresServer(data, port, false);
    }

    public synchronized PostgresServer start() {
        if (server != null) {
            return this;
        }
        try {
            Files.createDirectories(data);
            server = settings(durable ? "on" : "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port + "; its log is " + log(), e);
        }
        return this;
    }

    /** A fast shutdown, as an operator would do it: open transactions are rolled back, committed ones are kept. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            server = null;
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** The postmaster's process id, or -1 when stopped. */
    public synchronized long pid() {
        Path file = data.resolve("postmaster.pid");
        if (server == null) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(Long::parseLong).orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's own " + file + " cannot be read", e);
        }
    }

    public PostgresAddress address() {
        return new PostgresAddress("127.0.0.1", port, "postgres", "postgres");
    }

    /** Where the server writes its own log. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private EmbeddedPostgres.Builder settings(String durability) {
        Redirect log = Redirect.appendTo(log().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", durability)
                .setServerConfig("synchronous_commit", durability)
                .setServerConfig("full_page_writes", durability)
                // Tells which statements take the time; the benchmark counts them.
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "2GB");
    }
}
