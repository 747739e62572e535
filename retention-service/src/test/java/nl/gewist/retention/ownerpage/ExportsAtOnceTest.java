package nl.gewist.retention.ownerpage;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.pages.PagesConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class ExportsAtOnceTest {
    private static final String WAITING = """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                and query like '%from owner_term%for update%'""";

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    PagesConfig config;

    @Inject
    AgroalDataSource database;

    private long slow;
    private String otherPage;

    @BeforeEach
    void secure() {
        slow = platform.customer();
        securer.learnerOf(slow, 1);
        long other = platform.customer();
        securer.learnerOf(other, 1);
        otherPage = Caller.ownerPage(other);
    }

    /** Downloads stop where they begin, at the lock of their owner. */
    @Test
    void whoIsOneTooManyIsAskedToComeBackAndThenGetsAll() throws Exception {
        String slowPage = Caller.ownerPage(slow);
        try (var threads = Executors.newFixedThreadPool(config.exportsAtOnce())) {
            List<Future<Integer>> others = new ArrayList<>();
            try (Connection lock = lock()) {
                for (int i = 0; i < config.exportsAtOnce(); i++) {
                    others.add(threads.submit(status(slowPage)));
                }
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(waiting()).isEqualTo(config.exportsAtOnce()));

                download(otherPage)
                        .statusCode(503)
                        .header("Retry-After", "60")
                        .header("Cache-Control", "no-store")
                        .header("Content-Disposition", (String) null)
                        .contentType("text/html")
                        .body(containsString("probeer het over een minuut opnieuw"));
                lock.rollback();
            }
            assertAllSucceed(others);
        }
        download(otherPage).statusCode(200).contentType("application/zip");
    }

    private static void assertAllSucceed(List<Future<Integer>> downloads)
            throws ExecutionException, InterruptedException {
        for (Future<Integer> download : downloads) {
            assertThat(download.get()).isEqualTo(200);
        }
    }

    private Connection lock() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from owner_term where owner_id = '" + slow + "' for update");
        }
        return connection;
    }

    private int waiting() {
        return new Sql(database).query(WAITING, row -> row.getInt(1)).getFirst();
    }

    private static Callable<Integer> status(String page) {
        return () -> download(page).extract().statusCode();
    }

    private static ValidatableResponse download(String page) {
        return given().get(page + "/download/all.zip").then();
    }
}
