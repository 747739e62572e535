package nl.gewist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings a service understands: what its own classes declare, what Quarkus' extensions list about themselves, and
 * what the Kafka client has.
 */
final class Settings {
    private static final List<Pattern> QUARKUS = quarkus();
    private static final Map<String, Settings> SERVICES = new ConcurrentHashMap<>();

    private final String service;
    private final List<ConfigClass> mapped;
    /** Names of {@code @ConfigProperty}, each with whether it must be set. */
    private final Map<String, Boolean> injected = new TreeMap<>();

    private Settings(String service) {
        this.service = service;
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages(service));
        this.mapped = classes.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .map(ConfigClass::configClass)
                .toList();
        classes.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getParameters().stream())
                .flatMap(parameter -> parameter.tryGetAnnotationOfType(ConfigProperty.class).stream())
                .forEach(property -> injected.put(
                        property.name(), property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE)));
    }

    /** The service's own, and those of the rooms with settings that it has. */
    private static String[] packages(String service) {
        String pom = Project.read(service + "/pom.xml");
        return Stream.concat(
                        Stream.of(service.replace("-service", "")),
                        Stream.of("messaging", "keyring").filter(room -> pom.contains("gewist-" + room + "<")))
                .map(room -> "nl.gewist." + room)
                .toArray(String[]::new);
    }

    /** @param service for example {@code audit-service}; its classes are in {@code nl.gewist.audit} */
    static Settings of(String service) {
        return SERVICES.computeIfAbsent(service, Settings::new);
    }

    /** Whether a service would do something with an environment variable of this name. */
    boolean knows(String variable) {
        return variable.startsWith("KAFKA_")
                ? kafkaClientKnows(variable)
                : variable.equals("QUARKUS_PROFILE")
                        || QUARKUS.stream()
                                .anyMatch(name -> name.matcher(variable).matches())
                        || own().anyMatch(name -> name.matcher(variable).matches());
    }

    /**
     * Reads the service's configuration from these variables and its own defaults, with the library it uses itself.
     *
     * @throws RuntimeException with the reason, where something required is missing or has the wrong form
     */
    void read(Map<String, String> variables) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(variables.get("QUARKUS_PROFILE"))
                .withSources(new EnvConfigSource(variables, 300))
                .withSources(new PropertiesConfigSource(applicationProperties(), "application.properties", 250));
        mapped.forEach(builder::withMapping);
        SmallRyeConfig config = builder.build();
        injected.forEach((name, required) -> {
            if (required) {
                config.getValue(name, String.class);
            }
        });
    }

    private Stream<Pattern> own() {
        return Stream.of(
                        mapped.stream().flatMap(type -> ConfigMappings.getProperties(type).keySet().stream()),
                        injected.keySet().stream(),
                        applicationProperties().keySet().stream().filter(name -> !name.startsWith("quarkus.")))
                .flatMap(names -> names)
                .map(Settings::asVariable);
    }

    private Map<String, String> applicationProperties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Project.read(service + "/src/main/resources/application.properties")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static boolean kafkaClientKnows(String variable) {
        String name =
                variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return ConsumerConfig.configNames().contains(name);
    }

    /** {@code a.b-c.*.d} is set by {@code A_B_C_X_D}: the rule of MicroProfile Config, with any word for a map's key. */
    private static Pattern asVariable(String property) {
        return Pattern.compile(property.replaceAll("[^a-zA-Z0-9*]", "_")
                .toUpperCase(Locale.ROOT)
                .replace("*", "[A-Z0-9_]+"));
    }

    private static List<Pattern> quarkus() {
        List<Pattern> names = new ArrayList<>();
        try {
            for (URL model : Collections.list(Settings.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                collect(new ObjectMapper().readTree(model), names);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    /** Only what can be set when a service starts: a build-time setting in an environment changes nothing. */
    private static void collect(JsonNode node, List<Pattern> names) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            node.findValuesAsText("environmentVariable").stream()
                    .map(name -> Pattern.compile(name.replaceAll("__[A-Z_]+?__", "_[A-Z0-9]+_")))
                    .forEach(names::add);
        }
        node.forEach(child -> collect(child, names));
    }
}
