package nl.gewist.datamap;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.gewist.datamap.DataCollection.FieldRule;
import nl.gewist.datamap.DataCollection.Keep;
import nl.gewist.datamap.DataCollection.Mention;
import org.jspecify.annotations.Nullable;

/** Reads {@code gewist.collections}: how rows are treated. */
final class RulesReader {
    private static final Set<String> RULES =
            Set.of("treat", "part", "fields", "mentions", "keep", "references", "links", "belongs_by");
    private static final Set<String> KEEP = Set.of("basis", "fields", "term");
    private static final Set<String> REFERENCE = Set.of("field", "to", "when");
    private static final Set<String> MENTION = Set.of("field", "of", "redact");

    private final MapNames names;

    RulesReader(MapNames names) {
        this.names = names;
    }

    Map<CollectionName, DataCollection> read(YamlNode node) {
        var result = new LinkedHashMap<CollectionName, DataCollection>();
        node.entries()
                .forEach((name, value) -> names.collection(value, name)
                        .ifPresent(found -> result.put(found.name(), collection(found, value))));
        return result;
    }

    private DataCollection collection(DataCollection plain, YamlNode node) {
        var keys = node.keys(RULES);
        return new DataCollection(
                plain.name(),
                plain.fields(),
                treatment(keys.get("treat")),
                part(plain, keys.get("part")),
                fields(plain, keys.get("fields")),
                keys.get("mentions").items().stream()
                        .flatMap(item -> mention(plain, item).stream())
                        .toList(),
                keep(plain, keys.get("keep")),
                keys.get("references").items().stream()
                        .flatMap(item -> reference(plain, item).stream())
                        .toList(),
                links(plain, keys.get("links")),
                belongsBy(plain, keys.get("belongs_by")),
                node.line());
    }

    private static Treatment treatment(YamlNode node) {
        return switch (node.textOrNull()) {
            case null -> Treatment.DELETE;
            case "delete" -> Treatment.DELETE;
            case "anonymise" -> Treatment.ANONYMISE;
            case "keep" -> Treatment.KEEP;
            default -> {
                node.error("there is no treatment '" + node.text() + "'", "write delete, anonymise or keep");
                yield Treatment.DELETE;
            }
        };
    }

    private List<String> part(DataCollection plain, YamlNode node) {
        var part = node.texts();
        if (node.isList() && part.isEmpty()) {
            node.error(
                    "an empty part leads to no owner", "name the columns to follow, the last one with the owner's id");
        }
        if (!part.isEmpty()) {
            names.has(plain, part.getFirst(), node);
        }
        return part;
    }

    private Map<String, FieldRule> fields(DataCollection plain, YamlNode node) {
        var rules = new LinkedHashMap<String, FieldRule>();
        node.entries().forEach((field, value) -> {
            if (names.has(plain, field, value)) {
                var rule = StrategyReader.read(
                        Objects.requireNonNull(plain.fields().get(field)), value);
                if (rule != null) {
                    rules.put(field, rule);
                }
            }
        });
        return rules;
    }

    private Optional<Mention> mention(DataCollection plain, YamlNode node) {
        var keys = node.keys(MENTION);
        var field = names.column(plain, keys.required("field"));
        var ofNode = keys.required("of");
        var of = ofNode.isPresent() ? names.field(ofNode) : Optional.<FieldRef>empty();
        var redact = keys.required("redact");
        var columns = redact.texts();
        columns.forEach(column -> names.has(plain, column, redact));
        return of.filter(ref -> field != null && !columns.isEmpty())
                .map(ref -> new Mention(Objects.requireNonNull(field), ref, columns));
    }

    private @Nullable Keep keep(DataCollection plain, YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        var keys = node.keys(KEEP);
        var basis = keys.required("basis").text();
        var fields = keys.get("fields");
        var columns = fields.texts();
        columns.forEach(column -> names.has(plain, column, fields));
        return new Keep(basis, columns, term(keys.get("term")));
    }

    private static @Nullable Period term(YamlNode node) {
        var text = node.textOrNull();
        if (text == null) {
            return null;
        }
        try {
            var term = Period.parse(text.toUpperCase(Locale.ROOT));
            if (term.toTotalMonths() >= 0 && term.getDays() >= 0 && !term.isZero()) {
                return term;
            }
        } catch (DateTimeParseException e) {
            // told below, as a term that runs backwards is
        }
        node.error("'" + text + "' is not a term", "write an ISO period such as P7Y");
        return null;
    }

    private Optional<Reference> reference(DataCollection plain, YamlNode node) {
        var keys = node.keys(REFERENCE);
        var field = names.column(plain, keys.required("field"));
        var to = keys.required("to");
        var target = to.isPresent() ? names.field(to) : Optional.<FieldRef>empty();
        var when = new LinkedHashMap<String, String>();
        keys.get("when").entries().forEach((column, value) -> {
            if (value.text().indexOf(0) >= 0) {
                value.error("a text with a NUL character", "no column holds it");
            } else if (names.has(plain, column, value)) {
                when.put(column, value.text());
            }
        });
        return target.filter(ref -> field != null)
                .map(ref -> new Reference(
                        plain.name(),
                        List.of(Objects.requireNonNull(field)),
                        ref.collection(),
                        List.of(ref.field()),
                        when));
    }

    private List<String> belongsBy(DataCollection plain, YamlNode node) {
        var fields = new ArrayList<String>();
        node.entries().forEach((field, kind) -> {
            var text = kind.text();
            if (text.equals("email") && names.has(plain, field, kind)) {
                fields.add(field);
            } else if (!text.isEmpty() && !text.equals("email")) {
                kind.error(
                        "rows are not found by '" + text + "'",
                        "write email; other identifiers are written in many ways, or shared");
            }
        });
        return fields;
    }

    private Map<String, FieldRef> links(DataCollection plain, YamlNode node) {
        var links = new LinkedHashMap<String, FieldRef>();
        node.entries().forEach((column, value) -> {
            if (names.has(plain, column, value)) {
                names.field(value).ifPresent(target -> links.put(column, target));
            }
        });
        return links;
    }
}
