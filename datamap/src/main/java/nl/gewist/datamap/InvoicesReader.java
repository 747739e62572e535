package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.InvoiceKind.Lines;
import org.jspecify.annotations.Nullable;

/** Reads {@code gewist.invoices}. */
final class InvoicesReader {
    private static final Set<String> INVOICE = Set.of(
            "subject",
            "party",
            "collection",
            "number",
            "issued",
            "currency",
            "total",
            "vat",
            "owner",
            "buyer",
            "seller",
            "lines",
            "document");
    private static final Set<String> PARTY = Set.of("name", "address", "postcode", "city", "country", "vat_id");
    private static final Set<String> LINES =
            Set.of("collection", "invoice", "description", "quantity", "unit_price", "vat_rate", "amount");

    private final MapNames names;

    InvoicesReader(MapNames names) {
        this.names = names;
    }

    List<InvoiceKind> read(YamlNode node) {
        var kinds = new ArrayList<InvoiceKind>();
        node.entries().forEach((name, value) -> {
            var keys = value.keys(INVOICE);
            names.collection(keys.required("collection"))
                    .ifPresent(collection -> kinds.add(kind(name, keys, collection)));
        });
        return kinds;
    }

    private InvoiceKind kind(String name, YamlNode.Keys keys, DataCollection collection) {
        var currency = keys.required("currency");
        var constant = currency.isMapping()
                ? currency.keys(Set.of("constant")).required("constant").text()
                : null;
        List.of("number", "issued", "total").forEach(keys::required);
        var columns = new ArrayList<>(List.of("number", "issued", "total", "vat", "owner"));
        if (constant == null) {
            columns.add("currency");
        }
        return new InvoiceKind(
                name,
                keys.required("subject").text(),
                isBuyer(keys.required("party")),
                collection.name(),
                paths(collection, keys, columns),
                constant,
                paths(collection, keys.get("buyer").keys(PARTY), PARTY),
                paths(collection, keys.get("seller").keys(PARTY), PARTY),
                lines(keys.get("lines")),
                new OriginalReader(names).read(collection, keys.get("document")));
    }

    private static boolean isBuyer(YamlNode node) {
        var party = node.text();
        if (node.isPresent() && !party.equals("buyer") && !party.equals("seller")) {
            node.error("there is no party '" + party + "'", "write buyer or seller");
        }
        return party.equals("buyer");
    }

    private @Nullable Lines lines(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        var keys = node.keys(LINES);
        var collection = names.collection(keys.required("collection"));
        if (collection.isEmpty()) {
            return null;
        }
        var invoice = names.column(collection.get(), keys.required("invoice"));
        if (!keys.get("quantity").isPresent() || !keys.get("unit_price").isPresent()) {
            keys.required("amount");
        }
        var columns = List.of("description", "quantity", "unit_price", "vat_rate", "amount");
        return invoice == null
                ? null
                : new Lines(collection.get().name(), invoice, paths(collection.get(), keys, columns));
    }

    private Map<String, ColumnPath> paths(DataCollection collection, YamlNode.Keys keys, Iterable<String> wanted) {
        var paths = new LinkedHashMap<String, ColumnPath>();
        wanted.forEach(key -> names.path(collection, keys.get(key)).ifPresent(path -> paths.put(key, path)));
        return paths;
    }
}
