package nl.gewist.retention.backups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.retention.backups.Connector.LookFailure;

/** Reads a tool's JSON; what has another form than expected is no answer. */
final class StrictJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StrictJson() {}

    static List<JsonNode> list(byte[] json) throws LookFailure {
        try {
            return list(MAPPER.readTree(json));
        } catch (IOException e) {
            throw unreadable();
        }
    }

    static List<JsonNode> list(JsonNode node) throws LookFailure {
        if (!node.isArray()) {
            throw unreadable();
        }
        List<JsonNode> nodes = new ArrayList<>();
        node.forEach(nodes::add);
        return nodes;
    }

    static String text(JsonNode node) throws LookFailure {
        if (!node.isTextual()) {
            throw unreadable();
        }
        return node.textValue();
    }

    static long number(JsonNode node) throws LookFailure {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw unreadable();
        }
        return node.longValue();
    }

    /** Of seconds since 1970. */
    static Instant time(JsonNode node) throws LookFailure {
        try {
            return Instant.ofEpochSecond(number(node));
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    static LookFailure unreadable() {
        return new LookFailure("unreadable-answer");
    }
}
