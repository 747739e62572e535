package nl.gewist.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the code of the running system is written.
 *
 * @param rooms where it is
 */
record Habits(Rooms rooms) {
    private static final Set<String> WALL_CLOCKS =
            Set.of("java.lang.System.currentTimeMillis", "java.time.InstantSource.system");

    /** Terms can only be tested, and shown, when the clock can be moved. */
    ArchRule timeComesFromTheInjectedClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(running())
                .and()
                // The one place that makes the clock.
                .doNotHaveFullyQualifiedName(rooms.root() + ".messaging.Producers")
                .should()
                .callCodeUnitWhere(asksTheMachineForTheTime());
    }

    /** What a class needs is what its constructor asks for: it can be made in a test without a container. */
    ArchRule dependenciesComeThroughTheConstructor() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(running())
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("ask the machine for the time", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            boolean now = owner.startsWith("java.time.") && name.equals("now");
            boolean fromAClock = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
            boolean newDate = owner.equals("java.util.Date")
                    && name.equals("<init>")
                    && call.getTarget().getRawParameterTypes().isEmpty();
            boolean systemClock =
                    owner.equals(Clock.class.getName()) && !name.equals("instant") && name.startsWith("system");
            return (now && !fromAClock) || newDate || systemClock || WALL_CLOCKS.contains(owner + "." + name);
        });
    }

    private String[] running() {
        return Stream.concat(
                        Rooms.SERVICES.stream(), Stream.of("contract", "messaging", "datamap", "sealing", "keyring"))
                .map(rooms::all)
                .toArray(String[]::new);
    }
}
