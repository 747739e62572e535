package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.sql.SQLException;
import java.util.List;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.system.Aftermath.Repeats;
import nl.gewist.system.Person.Owner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A learner's way out")
@ExtendWith(SystemExtension.class)
class LearnerTest {
    private static final String OWNERS_ENROLLED_WITH = """
            select distinct t.customer_id from enrolment e join training t using (training_id)
            where e.learner_id = ?""";

    private final Installation system;
    private final Stack stack;

    LearnerTest(Installation system) {
        this.system = system;
        this.stack = system.stack();
    }

    @Test
    void fromTheWishToTheExpiryOfTheBackups() throws Exception {
        Person learner = system.personOfTwoOwners();
        List<Erasure> erasures = system.request(List.of(learner));

        Aftermath.of(stack, erasures, 1).isAsItShouldBe(Repeats.NONE);
        assertThat(learner.owners()).hasSizeGreaterThan(1);
        assertThat(timeline(erasures.getFirst()))
                .containsSubsequence(
                        "deletion.requested",
                        "erasure.registered",
                        "erasure.announced",
                        "invoices.secured",
                        "erasure.completed",
                        "backup-expiry.scheduled")
                .containsSubsequence("erasure.announced", "notices.stored", "erasure.completed")
                .containsSubsequence("notices.stored", "notice.sent", "notice.sent");
    }

    @Test
    void anOwnersPartGoesAndTheOtherOwnersStays() throws Exception {
        Person learner = system.personOfTwoOwners();
        List<Owner> owners = List.copyOf(learner.owners());
        Owner asking = owners.getFirst();
        Erasure published = system.requestPart(learner, asking.id());

        Erasure part = new Erasure(published.requestId(), learner.asSeenBy(asking));
        Aftermath aftermath = Aftermath.of(stack, List.of(part), 1);
        aftermath.vaultHasEveryInvoiceOnce();
        aftermath.everyOwnerGotOneNotice(Repeats.NONE);
        assertThat(ownersEnrolledWith(learner))
                .isNotEmpty()
                .doesNotContain(asking.id())
                .isSubsetOf(owners.stream().map(Owner::id).toList());
        Traces.of(stack).haveNothingOf(List.of(learner.values()));
    }

    private List<String> timeline(Erasure erasure) {
        return RestAssured.get(stack.url(Service.AUDIT) + "/v1/requests/" + erasure.requestId())
                .jsonPath()
                .getList("timeline.type", String.class);
    }

    private List<Long> ownersEnrolledWith(Person learner) throws SQLException {
        return Rows.of(stack.platform(), OWNERS_ENROLLED_WITH, row -> row.getLong(1), learner.id());
    }
}
