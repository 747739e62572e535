package nl.gewist.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.ErasureEvent.ErasureReplayed;
import nl.gewist.contract.Event;
import nl.gewist.sample.PersonValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A learner with very many log lines: they go in chunks, each committed by itself. {@code GEWIST_BULK_LINES=10000000} tries it
 * with more; the last line of {@link #everyLineIsCountedAlthoughTheStoreGaveUpBetweenTwoChunks()} then says how long it took.
 */
@QuarkusTest
@DeletionServiceTest
class BulkTest {
    private static final int LINES = Integer.parseInt(System.getenv().getOrDefault("GEWIST_BULK_LINES", "300000"));
    private static final Duration LONG = Duration.ofMinutes(1).plusMillis(LINES / 10);
    private static final String COLLECTION = "platform.login_event";

    @Inject
    Conversation conversation;

    @Inject
    Sample sample;

    @Inject
    Wire wire;

    @Inject
    StoreBackup backup;

    private String learner;
    private long lines;

    @BeforeEach
    void log() {
        learner = sample.learner();
        sample.execute("insert into login_event (learner_id, ip, user_agent, succeeded)"
                + " select %s, '192.0.2.1', 'app', true from generate_series(1, %d)".formatted(learner, LINES));
        lines = sample.count("select count(*) from login_event where learner_id = " + learner);
        sample.execute("""
                create schema watch;
                create sequence watch.no;
                create table watch.chunk (no bigint, rows bigint, ms numeric);
                create function watch.note() returns trigger language plpgsql as $$
                begin
                    if nextval('watch.no') = 7 then
                        raise exception 'the server gave up' using errcode = '40001';
                    end if;
                    insert into watch.chunk select currval('watch.no'), count(*),
                           1000 * extract(epoch from clock_timestamp() - transaction_timestamp()) from gone;
                    return null;
                end $$;
                create trigger watch_chunks after delete on login_event referencing old table as gone
                for each statement execute function watch.note()""");
    }

    @AfterEach
    void stopWatching() {
        sample.execute("drop schema watch cascade");
    }

    @Test
    void everyLineIsCountedAlthoughTheStoreGaveUpBetweenTwoChunks() {
        List<PersonValues> values = sample.valuesOf(List.of(learner));

        long begin = System.nanoTime();
        UUID request = ask();
        ErasureCompleted completed = awaits(request, ErasureCompleted.class);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(completed.counts().get(COLLECTION).removed()).isEqualTo(lines);
        assertThat(sample.leftovers(values)).isEmpty();
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isZero();
        assertThat(sample.count("select max(rows) from watch.chunk")).isEqualTo(10_000);
        assertThat(sample.count("select max(no) from watch.chunk")).isGreaterThan(30);
        assertThat(sample.count("select sum(rows) from watch.chunk")).isEqualTo(lines);
        System.out.printf(
                "%d lines in %d ms, the longest chunk %d ms, the rest at most %d ms%n",
                lines,
                took.toMillis(),
                sample.count("select max(ms) from watch.chunk where rows > 0"),
                sample.count("select max(ms) from watch.chunk where rows = 0"));
    }

    @Test
    void appliedAgainToARestoredStoreTheyAreCountedAgain() {
        backup.take();
        UUID request = ask();
        awaits(request, ErasureCompleted.class);
        backup.putBack();

        conversation.say(backup.restored());

        ErasureReplayed again = awaits(request, ErasureReplayed.class);
        assertThat(again.counts().get(COLLECTION).removed()).isEqualTo(lines);
        assertThat(sample.count("select count(*) from login_event where learner_id = " + learner))
                .isZero();
    }

    @Test
    void nothingIsErasedWhileTheStoreSaysThatItIsBusy() {
        sample.execute("create schema too_busy");
        UUID request = ask();
        conversation.wakeEraser();
        long still = sample.count("select count(*) from login_event where learner_id = " + learner);

        sample.execute("drop schema too_busy");

        assertThat(still).isEqualTo(lines);
        awaits(request, ErasureCompleted.class);
    }

    private UUID ask() {
        UUID request = conversation.announced(conversation.request(learner));
        conversation.participantsAnswer(request, learner, null, 1);
        return request;
    }

    private <E extends Event> E awaits(UUID request, Class<E> kind) {
        return await().atMost(LONG)
                .until(() -> wire.heard(request, kind), events -> !events.isEmpty())
                .getLast();
    }
}
