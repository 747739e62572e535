package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails in the middle of an erasure, at the very last row: nothing of it may have been for good. */
@QuarkusTest
@DeletionServiceTest
class StoreTroubleTest {
    private static final String DISK_FULL = "raise exception using errcode = '53100'";
    private static final String READ_ONLY = "raise exception using errcode = '25006'";
    private static final String SHUTTING_DOWN = "raise exception using errcode = '57P01'";
    private static final String CONNECTION_LOST = "perform pg_terminate_backend(pg_backend_pid())";

    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    OwnDatabase own;

    @AfterEach
    void mend() {
        sample.execute("drop schema if exists trouble cascade");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISK_FULL, READ_ONLY, SHUTTING_DOWN, CONNECTION_LOST})
    void theRequestWaitsAndIsCompletedWithTheFirstCounts(String trouble) {
        String learner = sample.learner();
        long lines = sample.count("select count(*) from login_event where learner_id = " + learner);
        UUID request = conversation.announced(conversation.request(learner));
        sample.execute("""
                create schema trouble;
                create sequence trouble.tries;
                create function trouble.fail() returns trigger language plpgsql security definer as $$
                begin
                    perform nextval('trouble.tries');
                    %s;
                    return old;
                end $$;
                create trigger trouble before delete on learner for each row execute function trouble.fail()""".formatted(trouble));
        conversation.answer(request, 1, sample.invoices(learner, null));
        await().atMost(Conversation.SOON)
                .untilAsserted(() -> assertThat(sample.count("select last_value from trouble.tries"))
                        .isGreaterThan(1));
        assertThat(own.state(request)).isEqualTo("erasing");
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isEqualTo(lines);
        mend();

        ErasureCompleted completed = conversation.awaits(request, ErasureCompleted.class);

        assertThat(completed.counts())
                .isEqualTo(own.counts(request))
                .containsEntry("platform.learner", new Counts(1, 0, 0));
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isZero();
    }
}
