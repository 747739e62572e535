package nl.gewist.datamap;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists for a store that takes them only as JSON (RFC 8259). Texts are hexadecimal, in UTF-8: JSON_TABLE of MariaDB 10.11.5
 * hands them out with their escapes.
 */
final class Json {

    private Json() {}

    static String hex(String text) {
        return '"' + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    /** @param members texts or numbers; null members are left out */
    static String object(Map<String, ? extends @Nullable Object> members) {
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> '"' + member.getKey() + "\":"
                        + (member.getValue() instanceof String text ? hex(text) : member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
