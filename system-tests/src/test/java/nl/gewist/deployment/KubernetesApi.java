package nl.gewist.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server would say about an object, without one. Neither library sees everything: the official client knows
 * unknown and missing fields, fabric8's types know a text where a number belongs.
 */
final class KubernetesApi {
    private static final ObjectMapper STRICT = strict();

    private KubernetesApi() {}

    /** The reasons to refuse this object; empty when it fits. */
    static List<String> problems(JsonNode object) {
        List<String> problems = new ArrayList<>();
        unknownOrMissingFields(object, problems);
        wrongTypes(object, problems);
        return problems;
    }

    private static void unknownOrMissingFields(JsonNode object, List<String> problems) {
        try {
            officialType(object)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException refused) {
            problems.add(refused.getCause().getMessage());
        } catch (ReflectiveOperationException unknown) {
            problems.add("no such kind: " + kind(object));
        }
    }

    private static Class<?> officialType(JsonNode object) throws ClassNotFoundException {
        String apiVersion = object.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        Class<?> type = ModelMapper.getApiTypeClass(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                object.path("kind").asText());
        if (type == null) {
            throw new ClassNotFoundException(kind(object));
        }
        return type;
    }

    private static void wrongTypes(JsonNode object, List<String> problems) {
        ObjectNode nameless = object.deepCopy();
        nameless.retain("apiVersion", "kind");
        HasMetadata known = Serialization.unmarshal(nameless.toString());
        if (known instanceof GenericKubernetesResource) {
            problems.add("no such kind: " + kind(object));
            return;
        }
        try {
            STRICT.treeToValue(object, known.getClass());
        } catch (JsonProcessingException refused) {
            problems.add(refused.getMessage());
        }
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }

    /** Refuses {@code "2"} for a number and {@code 8081} for a text, as the API server does. */
    private static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder().build();
        for (CoercionInputShape scalar :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(scalar, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        return mapper;
    }
}
