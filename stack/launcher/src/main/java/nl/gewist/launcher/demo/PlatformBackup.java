package nl.gewist.launcher.demo;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.gewist.embedded.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A real copy of the sample platform's rows, encrypted, in a folder where the retention-service looks; it can be put
 * back. Its key lives as long as this object.
 */
final class PlatformBackup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'platform-'yyyyMMdd-HHmmss'.enc'").withZone(ZoneId.of("Europe/Amsterdam"));
    private static final String TABLES = "select quote_ident(relname) from pg_class"
            + " where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname";

    private final Database platform;
    private final Path file;
    private final Instant startedAt;
    private final AesGcmJce key;

    private PlatformBackup(Database platform, Path file, Instant startedAt) {
        this.platform = platform;
        this.file = file;
        this.startedAt = startedAt;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            this.key = new AesGcmJce(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows as they are at this moment. */
    static PlatformBackup take(Database platform, Path folder, Instant startedAt) throws SQLException, IOException {
        PlatformBackup backup = new PlatformBackup(platform, folder.resolve(NAME.format(startedAt)), startedAt);
        Files.createDirectories(folder);
        Files.write(backup.file, backup.encrypted(backup.rows()));
        return backup;
    }

    /** The name under which it is known, that of its file. */
    String id() {
        return file.getFileName().toString();
    }

    Instant startedAt() {
        return startedAt;
    }

    void delete() throws IOException {
        Files.delete(file);
    }

    private byte[] rows() throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Connection connection = platform.connect();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : tables(connection)) {
                zip.putNextEntry(new ZipEntry(table));
                copies(connection).copyOut("copy " + table + " to stdout (format binary)", zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Puts the rows back as they were when it was taken: whatever happened since is undone. */
    void restore() throws SQLException, IOException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(decrypted()))) {
            connection.setAutoCommit(false);
            // As restoring tools do: the rows fit each other, whatever the order in which they come.
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables(connection)));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                copies(connection)
                        .copyIn(
                                "copy " + entry.getName() + " from stdin (format binary)",
                                new ByteArrayInputStream(zip.readAllBytes()));
            }
            connection.commit();
        }
    }

    private byte[] encrypted(byte[] plain) {
        try {
            return key.encrypt(plain, id().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] decrypted() throws IOException {
        try {
            return key.decrypt(Files.readAllBytes(file), id().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the copy " + id() + " was changed", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
