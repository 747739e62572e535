package nl.gewist.system;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A service is killed between two steps and started again")
@ExtendWith(SystemExtension.class)
class CrashTest {
    private static final int REQUESTS = 5;

    private final Installation system;

    CrashTest(Installation system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestFinishesAndNothingIsDoubled(CrashPoint point) throws Exception {
        List<Person> people = system.people(REQUESTS);
        List<Erasure> erasures;
        try (Gate gate = point.gate(system.stack())) {
            erasures = system.request(people);
            gate.awaitSomebody();
            system.stack().kill(point.service());
            gate.turnAway();
        } finally {
            // Even after a failure: other tests use the same services.
            system.stack().start(point.service());
        }

        Aftermath aftermath = new Aftermath(system.stack(), erasures);
        aftermath.everythingHappenedOnce();
        aftermath.countsAreThoseOfBefore();
        aftermath.vaultHasEveryInvoiceOnce();
        aftermath.everyOwnerGotOneNotice(point.repeatsMail());
        aftermath.nothingIsLeft();
    }
}
