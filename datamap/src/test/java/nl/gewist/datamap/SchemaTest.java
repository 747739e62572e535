package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docs/data-map.schema.json}, which editors complete and check maps by, says what the readers say. A key that
 * only one of the two knows fails here: add it to the schema, and to {@code everything.yaml} when it has keys of its own.
 */
class SchemaTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path FILE = PROJECT.resolve("docs/data-map.schema.json");
    private static final String UNKNOWN = "nobody_knows";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode document() throws IOException {
        return JSON.readTree(Files.readString(FILE));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(FILE));
    }

    private static List<String> faults(String yaml) throws IOException {
        return schema().validate(JSON.writeValueAsString(new Yaml().<Object>load(yaml)), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String everything() throws IOException {
        try (var in = SchemaTest.class.getResourceAsStream("everything.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<Path> maps() throws IOException {
        try (var files = Files.walk(PROJECT)) {
            var found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.gewist/"))
                    .filter(SchemaTest::isMap)
                    .toList();
            return found.stream();
        }
    }

    private static boolean isMap(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("\ndataset:") && text.contains("\ngewist:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyMapThereIsFits(Path map) throws IOException {
        assertThat(faults(Files.readString(map))).isEmpty();
    }

    @Test
    void theManualsWholeExamplesFit() throws IOException {
        var blocks = Pattern.compile("```yaml\n(dataset:.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PROJECT.resolve("docs/data-map.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(blocks).isNotEmpty();
        for (var block : blocks) {
            assertThat(faults(block)).isEmpty();
            assertThat(DataMap.read("manual", new StringReader(block)).subjects())
                    .isNotEmpty();
        }
    }

    @Test
    void everythingIsAMap() throws IOException {
        assertThat(DataMap.read("everything", new StringReader(everything())).words())
                .hasSize(2);
    }

    /** An unknown key is put into each mapping in turn; the readers then say which they know there. */
    @Test
    void schemaAndReadersKnowTheSameKeysEverywhere() throws IOException {
        var root = new Yaml().<Object>load(everything());
        var mappings = new ArrayList<Map<String, Object>>();
        collect(root, mappings);
        var told = new HashSet<JsonNode>();

        for (var mapping : mappings) {
            mapping.put(UNKNOWN, "x");
            var yaml = dump(root);
            var known = known(yaml);
            var inSchema = closed(document(), JSON.valueToTree(root));
            mapping.remove(UNKNOWN);

            assertThat(inSchema == null ? null : names(inSchema)).as(yaml).isEqualTo(known);
            if (inSchema != null) {
                told.add(inSchema);
            }
        }
        assertThat(told).containsAll(closed(document()));
    }

    @SuppressWarnings("unchecked") // YAML
    private static void collect(Object node, List<Map<String, Object>> into) {
        if (node instanceof Map<?, ?> map) {
            into.add((Map<String, Object>) map);
            map.values().forEach(value -> collect(value, into));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, into));
        }
    }

    private static String dump(Object root) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(root);
    }

    /** What the reader of that mapping knows; null when it takes any key. */
    private static Set<String> known(String yaml) {
        try {
            DataMap.read("everything", new StringReader(yaml));
            return null;
        } catch (DataMapException e) {
            return e.errors().stream()
                    .filter(error -> error.message().equals("unknown key '" + UNKNOWN + "'"))
                    .map(error -> error.cure().replace("known here: ", "").split(", "))
                    .<Set<String>>map(keys -> new TreeSet<>(Arrays.asList(keys)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The part of the schema that describes the mapping with the unknown key; null when it takes any. */
    private static JsonNode closed(JsonNode schema, JsonNode value) throws IOException {
        var here = resolved(schema);
        for (var choice : here.path("oneOf")) {
            if (choosable(resolved(choice), value)) {
                return closed(choice, value);
            }
        }
        if (value.has(UNKNOWN)) {
            return here.path("additionalProperties").isBoolean() ? here : null;
        }
        for (var entry : (Iterable<Map.Entry<String, JsonNode>>) value::fields) {
            var next = here.path("properties").has(entry.getKey())
                    ? here.path("properties").get(entry.getKey())
                    : here.path("additionalProperties");
            var found = next.isObject() ? closed(next, entry.getValue()) : null;
            if (found != null) {
                return found;
            }
        }
        for (var item : value.isArray() ? value : JSON.createArrayNode()) {
            var found = closed(here.path("items"), item);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean choosable(JsonNode choice, JsonNode value) {
        return value.isArray()
                ? choice.path("type").asText().equals("array")
                : value.isObject() && choice.has("properties");
    }

    private static JsonNode resolved(JsonNode schema) throws IOException {
        return schema.has("$ref") ? document().at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** Every part of the schema that describes a mapping with known keys only. */
    private static Set<JsonNode> closed(JsonNode schema) {
        var found = new HashSet<JsonNode>();
        if (schema.path("additionalProperties").isBoolean()) {
            found.add(schema);
        }
        schema.forEach(child -> found.addAll(closed(child)));
        return found;
    }

    private static Set<String> names(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void schemaAndReaderTakeTheSameRegions() throws IOException {
        var pattern = Pattern.compile(
                document().at("/definitions/store/properties/region/pattern").asText());
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                var region = "" + a + b;
                assertThat(isRead(everything().replace("eu-west-1", "'" + region + "'")))
                        .as(region)
                        .isEqualTo(pattern.matcher(region).find());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treat: keep | treat: forget",
                "kind: postgresql | kind: oracle",
                "party: buyer | party: reader",
                "direction: from | direction: sideways",
                "truncate: year | truncate: minute",
                "body: redact | body: blur",
                "version: 1 | version: 2",
                "term: P7Y | term: seven years",
                "root: db.person.id | root: person",
                "basis: a law, fields | fields",
                "region: eu-west-1 | region: us-east-1"
            })
    void whatTheReaderRefusesAnEditorShows(String right, String wrong) throws IOException {
        var yaml = everything().replace(right, wrong);

        assertThat(isRead(everything())).isTrue();
        assertThat(isRead(yaml)).isFalse();
        assertThat(faults(everything())).isEmpty();
        assertThat(faults(yaml)).isNotEmpty();
    }

    private static boolean isRead(String yaml) {
        try {
            return DataMap.read("everything", new StringReader(yaml)) != null;
        } catch (DataMapException e) {
            return false;
        }
    }
}
