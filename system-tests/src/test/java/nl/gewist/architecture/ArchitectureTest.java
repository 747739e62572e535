package nl.gewist.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the rooms, on everything that is shipped. That each of them can fail is shown in {@link RulesCanFailTest}. */
class ArchitectureTest {
    private static final List<String> SERVICES = Rooms.SERVICES;
    private static final Rooms ROOMS = new Rooms("nl.gewist");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.gewist");

    private static Stream<String> rooms() {
        return Rooms.MAY_KNOW.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyItsNeighbours(String room) {
        ROOMS.knowsOnlyItsNeighbours(room).check(CLASSES);
    }

    @Test
    void everyPackageBelongsToARoom() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name ->
                        assertThat(rooms()).anyMatch(room -> (name + ".").startsWith("nl.gewist." + room + ".")));
    }

    @Test
    void contractDatamapAndSealingAreFreeOfKafkaAndQuarkus() {
        ROOMS.areFreeOfKafkaAndQuarkus().check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void featuresHaveNoCycles(String service) {
        ROOMS.hasNoCyclesBetweenFeatures(service).check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void consumersNeverTouchStoresMailOrOtherServices(String service) {
        assertThat(new ConsumerReach(ROOMS).violations(CLASSES, service)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theRuleOnConsumersHasSomethingToSay(String service) {
        assertThat(ConsumerReach.consumers(CLASSES, resideInAPackage(ROOMS.all(service))))
                .isNotEmpty();
    }

    @Test
    void timeComesFromTheInjectedClock() {
        new Habits(ROOMS).timeComesFromTheInjectedClock().check(CLASSES);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        new Habits(ROOMS).dependenciesComeThroughTheConstructor().check(CLASSES);
    }
}
