package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Statements and rows of one kind of invoice. */
final class InvoiceSql {
    private static final List<String> PARTY = List.of("name", "address", "postcode", "city", "country", "vat_id");

    private final InvoiceKind kind;
    private final Dialect dialect;
    private final String key;
    private final String readSql;
    private final String linesSql;
    private final String keysSql;
    private final @Nullable OriginalSql document;

    InvoiceSql(Reach reach, Selection selection, InvoiceKind kind) {
        this.kind = kind;
        this.dialect = reach.dialect();
        this.key = reach.table(kind.collection()).primaryKey().getFirst();
        this.document = kind.document() == null ? null : new OriginalSql(reach, selection, kind, kind.document(), key);
        var hit = selection.with() + ", hit as (" + selection.each(kind.collection()) + ")";
        this.readSql = hit + invoices(reach, selection);
        this.linesSql = kind.lines() == null ? "" : hit + lines(reach, selection, kind.lines());
        var column = Sql.column("c", key);
        this.keysSql = hit + " select hit.no, " + dialect.text(column) + " as \"key\" from hit join "
                + selection.table(kind.collection()) + " c on " + column + " = hit.k0 order by " + column;
    }

    private String invoices(Reach reach, Selection selection) {
        var values = new Lookup(reach);
        var columns = new StringBuilder();
        List.of("number", "currency", "owner")
                .forEach(name -> append(columns, values, kind.values().get(name), name, dialect::text));
        append(columns, values, kind.values().get("issued"), "issued", dialect::date);
        List.of("total", "vat")
                .forEach(name -> append(columns, values, kind.values().get(name), name, dialect::number));
        if (!kind.values().containsKey("owner")
                && !reach.collection(kind.collection()).part().isEmpty()) {
            append(columns, values, reach.collection(kind.collection()).partPath(), "part", dialect::text);
        } else {
            columns.append(", null as part");
        }
        PARTY.forEach(name -> append(columns, values, kind.buyer().get(name), "buyer_" + name, dialect::text));
        PARTY.forEach(name -> append(columns, values, kind.seller().get(name), "seller_" + name, dialect::text));
        columns.append(document == null ? "" : document.columns(values));
        var column = Sql.column("c", key);
        return " select hit.no, " + dialect.text(column) + " as \"key\"" + columns + " from hit join "
                + selection.table(kind.collection()) + " c on " + column + " = hit.k0" + values.joins()
                + " order by hit.no, " + column;
    }

    private void append(
            StringBuilder columns, Lookup values, @Nullable ColumnPath path, String name, UnaryOperator<String> as) {
        var value = path == null ? "null" : "(" + values.joined(kind.collection(), "c", path) + ")";
        columns.append(", ").append(as.apply(value)).append(" as ").append(Sql.quote(name));
    }

    private String lines(Reach reach, Selection selection, InvoiceKind.Lines lines) {
        var values = new Lookup(reach);
        var columns = new StringBuilder();
        for (var name : List.of("description", "quantity", "unit_price", "vat_rate", "amount")) {
            var value = lineValue(values, lines, name);
            columns.append(", ")
                    .append(name.equals("description") ? dialect.text(value) : dialect.number(value))
                    .append(" as ")
                    .append(name);
        }
        var order = RowKey.of(reach.table(lines.collection())).columns().stream()
                .map(column -> "l." + column)
                .toList();
        return " select " + dialect.text(Sql.column("l", lines.invoice())) + " as \"key\"" + columns
                + " from (select distinct k0 from hit) hit join "
                + selection.table(lines.collection()) + " l on " + Sql.column("l", lines.invoice()) + " = hit.k0"
                + values.joins() + " order by " + String.join(", ", order);
    }

    /** An amount that no column holds is the quantity times the unit price. */
    private static String lineValue(Lookup values, InvoiceKind.Lines lines, String name) {
        var path = lines.values().get(name);
        if (path != null) {
            return "(" + values.joined(lines.collection(), "l", path) + ")";
        }
        return name.equals("amount")
                ? "(" + lineValue(values, lines, "quantity") + " * " + lineValue(values, lines, "unit_price") + ")"
                : "null";
    }

    CollectionName collection() {
        return kind.collection();
    }

    /** Starts each of this kind's keys in the digest. */
    String prefix() {
        return kind.collection().store() + "/" + kind.name() + "/";
    }

    String keysSql(boolean lock) {
        return lock ? keysSql + dialect.forUpdate("c") : keysSql;
    }

    List<InvoiceRecord> read(Connection store, Batch batch) throws SQLException {
        var lines = new HashMap<String, List<InvoiceLine>>();
        if (!linesSql.isEmpty()) {
            batch.query(
                    store,
                    linesSql,
                    row -> lines.computeIfAbsent(row.getString("key"), k -> new ArrayList<>())
                            .add(new InvoiceLine(
                                    row.getString("description"),
                                    row.getBigDecimal("quantity"),
                                    row.getBigDecimal("unit_price"),
                                    row.getBigDecimal("vat_rate"),
                                    row.getBigDecimal("amount"))));
        }
        var invoices = new ArrayList<InvoiceRecord>();
        batch.query(store, readSql, row -> invoices.add(invoice(batch, row, lines)));
        return invoices;
    }

    private InvoiceRecord invoice(Batch batch, ResultSet row, Map<String, List<InvoiceLine>> lines)
            throws SQLException {
        var owner = row.getString("owner");
        return new InvoiceRecord(
                batch.requestId(row.getInt("no")),
                kind.collection().store(),
                kind.name(),
                row.getString("key"),
                row.getString("number"),
                row.getObject("issued", LocalDate.class),
                kind.currency() == null ? row.getString("currency") : kind.currency(),
                owner == null ? row.getString("part") : owner,
                party(row, "buyer_"),
                party(row, "seller_"),
                lines.getOrDefault(row.getString("key"), List.of()),
                row.getBigDecimal("total"),
                row.getBigDecimal("vat"),
                document == null ? null : document.original(row));
    }

    boolean isOf(InvoiceRecord invoice) {
        return kind.name().equals(invoice.kind()) && kind.collection().store().equals(invoice.store());
    }

    InvoiceDocument.@Nullable Content content(Connection store, InvoiceRecord invoice, int largest)
            throws SQLException {
        return document == null ? null : document.content(store, invoice.key(), largest);
    }

    private static Party party(ResultSet row, String prefix) throws SQLException {
        return new Party(
                row.getString(prefix + "name"),
                row.getString(prefix + "address"),
                row.getString(prefix + "postcode"),
                row.getString(prefix + "city"),
                row.getString(prefix + "country"),
                row.getString(prefix + "vat_id"));
    }
}
