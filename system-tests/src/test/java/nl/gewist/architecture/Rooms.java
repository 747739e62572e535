package nl.gewist.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which room may know which. The root package is an argument, so that each rule is also tried on classes that break it.
 *
 * @param root the package that holds the rooms, {@code nl.gewist} in earnest
 */
record Rooms(String root) {
    static final List<String> SERVICES = List.of("deletion", "retention", "notification", "audit");

    static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("contract", Set.of()),
            Map.entry("messaging", Set.of("contract")),
            Map.entry("datamap", Set.of()),
            Map.entry("sealing", Set.of()),
            Map.entry("keyring", Set.of("messaging", "datamap", "sealing")),
            Map.entry("deletion", Set.of("contract", "messaging", "datamap", "sealing", "keyring")),
            Map.entry("retention", Set.of("contract", "messaging", "datamap", "sealing", "keyring")),
            Map.entry("notification", Set.of("contract", "messaging", "datamap", "sealing", "keyring")),
            Map.entry("audit", Set.of("contract", "messaging")),
            Map.entry("embedded", Set.of()),
            Map.entry("sample", Set.of()),
            Map.entry("launcher", Set.of("contract", "embedded", "sample", "datamap", "sealing")));

    ArchRule knowsOnlyItsNeighbours(String room) {
        String[] known = Stream.concat(Stream.of(room), MAY_KNOW.get(room).stream())
                .map(this::all)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(all(room))
                .should()
                .onlyDependOnClassesThat(or(resideOutsideOfPackage(root + ".."), resideInAnyPackage(known)))
                .because(room + " may know only " + MAY_KNOW.get(room));
    }

    /** The rooms that other platforms may reuse, and that are tested without a container. */
    ArchRule areFreeOfKafkaAndQuarkus() {
        return noClasses()
                .that()
                .resideInAnyPackage(all("contract"), all("datamap"), all("sealing"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "org.eclipse.microprofile..",
                        "jakarta..");
    }

    /** Features of a service may use each other in one direction: a cycle makes two features one. */
    ArchRule hasNoCyclesBetweenFeatures(String service) {
        return slices().matching(root + "." + service + ".(*)..").should().beFreeOfCycles();
    }

    String all(String room) {
        return root + "." + room + "..";
    }
}
