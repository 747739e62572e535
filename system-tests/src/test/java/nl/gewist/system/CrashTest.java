package nl.gewist.system;

import java.util.List;
import nl.gewist.launcher.Stack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A service is killed between two steps and started again")
@ExtendWith(SystemExtension.class)
class CrashTest {
    private static final int REQUESTS = 5;

    private final Installation system;
    private final Stack stack;

    CrashTest(Installation system) {
        this.system = system;
        this.stack = system.stack();
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestFinishesAndNothingIsDoubled(CrashPoint point) throws Exception {
        List<Person> people = system.people(REQUESTS);
        List<Erasure> erasures;
        try (Gate gate = point.gate(stack)) {
            erasures = system.request(people);
            gate.awaitSomebody();
            stack.kill(point.service());
            gate.turnAway();
        } finally {
            // Even after a failure: other tests use the same services.
            stack.start(point.service());
        }

        Aftermath.of(stack, erasures, 1).isAsItShouldBe(point.repeats());
    }
}
