package nl.gewist.datamap;

import java.util.Set;
import nl.gewist.datamap.DataCollection.FieldRule;
import org.jspecify.annotations.Nullable;

/** Reads one strategy, in its short or long form. */
final class StrategyReader {
    private static final Set<String> LONG = Set.of("strategy", "constant", "truncate", "keys", "through");
    private static final Set<String> UNITS = Set.of("year", "month", "day");
    private static final String KNOWN =
            "write 'null', pseudonym, redact, keys, {constant: value} or {truncate: year|month|day}";

    private StrategyReader() {}

    static @Nullable FieldRule read(DataField field, YamlNode node) {
        if (!node.isMapping()) {
            var strategy = isKeys(node) ? DocumentKeysReader.read(field, node, node.none()) : simple(node);
            return strategy == null ? null : new FieldRule(strategy, null);
        }
        var keys = node.keys(LONG);
        var strategy = keys.get("keys").isPresent() || isKeys(keys.get("strategy"))
                ? DocumentKeysReader.read(field, node, keys.get("keys"))
                : strategy(keys);
        return strategy == null
                ? null
                : new FieldRule(strategy, keys.get("through").textOrNull());
    }

    private static boolean isKeys(YamlNode node) {
        return node.isScalar() && !node.isNull() && node.text().equals("keys");
    }

    private static @Nullable Strategy strategy(YamlNode.Keys keys) {
        var constant = keys.get("constant").textOrNull();
        var truncate = keys.get("truncate");
        if (constant != null) {
            return new Strategy.Constant(constant);
        }
        if (truncate.isPresent()) {
            if (!UNITS.contains(truncate.text())) {
                truncate.error("a date cannot be truncated to '" + truncate.text() + "'", KNOWN);
            }
            return new Strategy.Truncate(truncate.text());
        }
        var strategy = keys.required("strategy");
        return strategy.isMapping() ? strategy(strategy.keys(Set.of("constant", "truncate"))) : simple(strategy);
    }

    /** A strategy of one word; null, and an error, when there is no such strategy. */
    static @Nullable Strategy simple(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        if (node.isNull()) {
            return new Strategy.Null();
        }
        return switch (node.text()) {
            case "null" -> new Strategy.Null();
            case "pseudonym" -> new Strategy.Pseudonym();
            case "redact" -> new Strategy.Redact();
            default -> {
                node.error("there is no strategy '" + node.text() + "'", KNOWN);
                yield null;
            }
        };
    }
}
