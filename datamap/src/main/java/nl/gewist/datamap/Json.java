package nl.gewist.datamap;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts and numbers as JSON (RFC 8259), for a store that takes lists only so. */
final class Json {

    private Json() {}

    static String array(Collection<String> texts) {
        return texts.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
    }

    /** @param members texts or numbers; null members are left out */
    static String object(Map<String, ? extends @Nullable Object> members) {
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> text(member.getKey()) + ":"
                        + (member.getValue() instanceof String text ? text(text) : member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(String value) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
