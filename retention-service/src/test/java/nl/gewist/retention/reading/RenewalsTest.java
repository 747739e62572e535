package nl.gewist.retention.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.RetentionServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas are two of these on one database. */
@RetentionServiceTest
class RenewalsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Inject
    AgroalDataSource database;

    private final UUID request = UUID.randomUUID();
    private Renewals one;
    private Renewals other;

    @BeforeEach
    void start() {
        forget();
        one = replica(NOW);
        other = replica(NOW);
    }

    @AfterEach
    void forget() {
        new Sql(database).update("delete from link_renewal");
    }

    @Test
    void whatOneReplicaAllowedCountsForTheOther() {
        for (int i = 0; i < Renewals.PER_REQUEST; i++) {
            assertThat(allow(i % 2 == 0 ? one : other, request)).isTrue();
        }

        assertThat(allow(one, request)).isFalse();
        assertThat(allow(other, request)).isFalse();
        assertThat(allow(other, UUID.randomUUID())).isTrue();
    }

    @Test
    void manyAtOnceAreNotMoreThanTheLimit() throws InterruptedException {
        List<Callable<Boolean>> tries = Stream.generate(() -> (Callable<Boolean>) () -> allow(one, request))
                .limit(40)
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tries).stream()
                            .filter(RenewalsTest::isAllowed)
                            .count())
                    .isEqualTo(Renewals.PER_REQUEST);
        }
    }

    @Test
    void allRequestsTogetherHaveALimitToo() {
        new Sql(database)
                .update(
                        "insert into link_renewal select gen_random_uuid(), ? from generate_series(1, ?)",
                        NOW,
                        Renewals.ALTOGETHER);

        assertThat(allow(one, request)).isFalse();
    }

    @Test
    void afterAnHourAllIsForgotten() {
        for (int i = 0; i < Renewals.PER_REQUEST; i++) {
            allow(one, request);
        }

        assertThat(allow(replica(NOW.plus(Duration.ofMinutes(61))), request)).isTrue();

        assertThat(new Sql(database).query("select count(*) from link_renewal", row -> row.getInt(1)))
                .containsExactly(1);
    }

    private Renewals replica(Instant now) {
        return new Renewals(database, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static boolean allow(Renewals replica, UUID request) {
        return QuarkusTransaction.requiringNew().call(() -> replica.allow(request));
    }

    private static boolean isAllowed(java.util.concurrent.Future<Boolean> allowed) {
        return allowed.resultNow();
    }
}
