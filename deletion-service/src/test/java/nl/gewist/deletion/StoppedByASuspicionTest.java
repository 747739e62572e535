package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For a week nobody has looked at a column of learners that the data map does not know. */
@QuarkusTest
@DeletionServiceTest
class StoppedByASuspicionTest {
    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Inject
    Workers workers;

    private String learner;
    private String customer;

    @BeforeEach
    void addColumn() {
        // The sample is loaded column by column, so before there is one more.
        learner = sample.learner();
        customer = sample.customerWithoutLearners();
        sample.execute("alter table learner add column achternaam text");
        workers.look("SuspicionChecker");
        own.suspectedSince(Duration.ofDays(7));
    }

    @AfterEach
    void dropColumn() {
        sample.execute("alter table learner drop column if exists achternaam");
        workers.look("SuspicionChecker");
    }

    @Test
    void learnersWaitUntilItIsMendedAndCustomersDoNot() {
        UUID learners = conversation.registered(conversation.request(learner));
        UUID customers = conversation.announced(conversation.customersRequest(customer));
        conversation.participantsAnswerForCustomer(customers, customer, 1);
        conversation.awaits(customers, ErasureCompleted.class);
        assertThat(own.state(learners)).isEqualTo("registered");

        dropColumn();

        conversation.awaits(learners, ErasureAnnounced.class);
    }
}
