package nl.gewist.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Consumers claim and write; they never touch a platform store, a mail server or another service. Checked on calls:
 * everything that can be called, within the service, from a method with {@code @Incoming}. Waking a worker is allowed,
 * because what the worker then does is not called from there; calling its work is not.
 *
 * @param rooms where the services are
 */
record ConsumerReach(Rooms rooms) {
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";

    private static final List<String> SLOW = List.of(
            "io.quarkus.mailer..",
            "io.vertx.ext.mail..",
            "jakarta.mail..",
            "java.net..",
            "java.net.http..",
            "io.vertx.core.http..",
            "io.vertx.ext.web.client..",
            "jakarta.ws.rs.client..",
            "org.eclipse.microprofile.rest.client..",
            "io.quarkus.rest.client..");

    /** The forbidden calls, each with the way that leads there; empty when the service keeps the rule. */
    List<String> violations(JavaClasses classes, String service) {
        DescribedPredicate<JavaClass> own = JavaClass.Predicates.resideInAPackage(rooms.all(service));
        Map<JavaCodeUnit, String> ways = new LinkedHashMap<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        consumers(classes, own).forEach(consumer -> {
            ways.put(consumer, name(consumer));
            open.add(consumer);
        });
        while (!open.isEmpty()) {
            JavaCodeUnit here = open.poll();
            called(here, own).filter(next -> !ways.containsKey(next)).forEach(next -> {
                ways.put(next, ways.get(here) + " -> " + name(next));
                open.add(next);
            });
        }
        return ways.entrySet().stream()
                .flatMap(way -> touched(way.getKey()).map(what -> way.getValue() + " touches " + what))
                .toList();
    }

    static Stream<JavaCodeUnit> consumers(JavaClasses classes, DescribedPredicate<JavaClass> own) {
        return classes.stream()
                .filter(own)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.isAnnotatedWith(INCOMING));
    }

    private static Stream<JavaCodeUnit> called(JavaCodeUnit unit, DescribedPredicate<JavaClass> own) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .map(CodeUnitAccessTarget.class::cast)
                .flatMap(ConsumerReach::implementations)
                .filter(next -> own.test(next.getOwner()));
    }

    /** What a call may end up in: the method itself and whatever overrides it. */
    private static Stream<JavaCodeUnit> implementations(CodeUnitAccessTarget target) {
        Optional<JavaCodeUnit> declared = target.resolveMember().map(JavaCodeUnit.class::cast);
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        Stream<JavaCodeUnit> overriding = target.getOwner().getAllSubclasses().stream()
                .flatMap(subclass -> subclass.tryGetMethod(target.getName(), parameters).stream());
        return Stream.concat(declared.stream(), overriding);
    }

    private Stream<String> touched(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream()
                .map(access -> access.getTarget().getOwner())
                .filter(this::isSlow)
                .map(JavaClass::getName)
                .distinct();
    }

    private boolean isSlow(JavaClass type) {
        return JavaClass.Predicates.resideInAnyPackage(SLOW.toArray(String[]::new))
                        .test(type)
                || readsAStore(type);
    }

    /** Of the data map's room the values (records and enums) are harmless: they hold no connection. */
    private boolean readsAStore(JavaClass type) {
        return JavaClass.Predicates.resideInAPackage(rooms.all("datamap")).test(type)
                && !type.isRecord()
                && !type.isEnum();
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }
}
