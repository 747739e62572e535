package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.gewist.embedded.Database;

/** Looks into the audit log's own tables: what it has chained cannot be told from the outside. */
final class AuditReader implements AutoCloseable {
    private static final String SEALED = """
            select count(*) from audit_entry entry where entry.type <> 'notice.sent'
            and not exists (select from audit_unsealed unsealed where unsealed.entry_id = entry.id)""";

    private final Connection connection;
    private final PreparedStatement sealed;

    AuditReader(Database log) throws SQLException {
        connection = log.connect();
        sealed = connection.prepareStatement(SEALED);
    }

    /** Entries that have their place in the chain, those about mails left out. */
    long sealed() {
        try (ResultSet row = sealed.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit log cannot be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
