package nl.gewist.audit.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.gewist.contract.Counts;
import nl.gewist.contract.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of one entry. Takes only what cannot name a person: numbers, times, request ids and codes; a text that
 * is no code is replaced, for a participant may send anything.
 */
final class Facts {
    /** Stands where a producer sent a text that is no code. */
    static final String NO_CODE = "not-a-code";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,248}");
    private static final int LONGEST_LIST = 100;

    private final ObjectNode json = EventCodec.mapper().createObjectNode();

    Facts code(String name, @Nullable String value) {
        if (value != null) {
            json.put(name, checked(value));
        }
        return this;
    }

    Facts codes(String name, @Nullable List<String> values) {
        if (values != null) {
            var array = json.putArray(name);
            values.stream().limit(LONGEST_LIST).forEach(value -> array.add(checked(value)));
        }
        return this;
    }

    Facts number(String name, long value) {
        json.put(name, value);
        return this;
    }

    Facts numberIfAny(String name, @Nullable Integer value) {
        return value == null ? this : number(name, value);
    }

    Facts flag(String name, boolean value) {
        json.put(name, value);
        return this;
    }

    Facts time(String name, @Nullable Temporal value) {
        if (value != null) {
            json.put(name, value.toString());
        }
        return this;
    }

    Facts request(String name, @Nullable UUID value) {
        if (value != null) {
            json.put(name, value.toString());
        }
        return this;
    }

    Facts counts(String name, @Nullable Map<String, Counts> counts) {
        if (counts != null) {
            ObjectNode collections = json.putObject(name);
            counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
                Counts count = entry.getValue();
                collections
                        .putObject(checked(entry.getKey()))
                        .put("removed", count.removed())
                        .put("anonymised", count.anonymised())
                        .put("retained", count.retained());
            });
        }
        return this;
    }

    private static String checked(@Nullable String value) {
        return value != null && CODE.matcher(value).matches() ? value : NO_CODE;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
