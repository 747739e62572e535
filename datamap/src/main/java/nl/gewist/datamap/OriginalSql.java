package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements and columns for the documents that one kind of invoice was sent as. */
final class OriginalSql {
    private final Dialect dialect;
    private final InvoiceKind kind;
    private final InvoiceDocument document;
    private final String key;
    private final String bytesSql;

    OriginalSql(Reach reach, Selection selection, InvoiceKind kind, InvoiceDocument document, String key) {
        this.dialect = reach.dialect();
        this.kind = kind;
        this.document = document;
        this.key = key;
        this.bytesSql = bytesSql(reach, selection);
    }

    private String bytesSql(Reach reach, Selection selection) {
        var values = new Lookup(reach);
        var content = values.joined(kind.collection(), "c", document.column());
        return "select octet_length(" + content + "), case when octet_length(" + content + ") <= ? then " + content
                + " end from " + selection.table(kind.collection()) + " c" + values.joins() + " where "
                + Sql.column("c", key) + " = " + dialect.cast(reach.column(kind.collection(), key), "?");
    }

    /** Columns that tell whether there is a document, and where; never its bytes, of which many would be too many. */
    String columns(Lookup values) {
        var column = values.joined(kind.collection(), "c", document.column());
        var type = document.typeColumn() == null
                ? "null"
                : "(" + values.joined(kind.collection(), "c", document.typeColumn()) + ")";
        var found = document.inStore()
                ? "case when " + column + " is not null then '' end"
                : dialect.text("(" + column + ")");
        return ", " + found + " as document, " + dialect.text(type) + " as document_type";
    }

    InvoiceDocument.@Nullable Original original(ResultSet row) throws SQLException {
        return document.original(row.getString("document"), row.getString("document_type"));
    }

    InvoiceDocument.@Nullable Content content(Connection store, String invoiceKey, int largest) throws SQLException {
        try (var statement = store.prepareStatement(bytesSql)) {
            statement.setInt(1, largest);
            statement.setString(2, invoiceKey);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getObject(1) != null
                        ? new InvoiceDocument.Content(rows.getInt(1), rows.getBytes(2))
                        : null;
            }
        }
    }
}
