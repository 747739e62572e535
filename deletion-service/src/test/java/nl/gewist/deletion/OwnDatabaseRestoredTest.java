package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.Test;

/** This service's database is put back, and its consumer group set to before that backup: all events come again. */
@QuarkusTest
@DeletionServiceTest
class OwnDatabaseRestoredTest {
    @Inject
    Conversation conversation;

    @Inject
    Wire wire;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @Inject
    Clock clock;

    private DeletionRequested request;
    private UUID id;
    private InvoiceKeys invoices;

    @Test
    void whatItHadTakenInBeforeTheBackupChangesNothing() {
        erase(sample.learner());

        tellEverythingAgain();
        conversation.registered(conversation.request("neighbour-" + id));

        assertThat(own.state(id)).isEqualTo("completed");
        assertThat(wire.heard(id, ErasureAnnounced.class)).hasSize(1);
    }

    @Test
    void whatItHasForgottenIsBegunAnewAndComesToItsEnd() {
        String learner = sample.learner();
        List<PersonValues> values = sample.valuesOf(List.of(learner));
        conversation.graceIsOver();
        Instant backup = clock.instant();
        erase(learner);
        await().atMost(Conversation.SOON).until(own::isSaid);
        own.putBackTo(backup);

        tellTheWishAgain();
        await().atMost(Conversation.SOON).until(() -> own.state(id).equals("registered"));
        conversation.graceIsOver();
        await().atMost(Conversation.SOON).until(() -> own.state(id).equals("announced"));
        tellTheAnswersAgain();
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(
                                conversation.awaits(id, ErasureAnnounced.class).round())
                        .isEqualTo(2));
        conversation.participantsAnswer(id, learner, null, 2);

        await().atMost(Conversation.SOON).until(() -> own.state(id).equals("completed"));
        assertThat(sample.leftovers(values)).isEmpty();
    }

    private void erase(String learner) {
        request = conversation.request(learner);
        id = request.requestId();
        tellTheWishAgain();
        conversation.awaits(id, ErasureRegistered.class);
        conversation.graceIsOver();
        conversation.awaits(id, ErasureAnnounced.class);
        invoices = sample.invoices(learner, null);
        tellTheAnswersAgain();
        conversation.awaits(id, ErasureCompleted.class);
    }

    private void tellEverythingAgain() {
        tellTheWishAgain();
        tellTheAnswersAgain();
    }

    private void tellTheWishAgain() {
        wire.say("the-wish", request);
        wire.flush();
    }

    private void tellTheAnswersAgain() {
        wire.say("secured", new InvoicesSecured(id, 1, "sha256:0", invoices.count(), invoices.digest()));
        wire.say("stored", new NoticesStored(id, 1, 1));
        wire.flush();
    }
}
