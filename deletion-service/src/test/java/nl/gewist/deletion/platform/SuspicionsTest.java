package nl.gewist.deletion.platform;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.gewist.deletion.DeletionServiceTest;
import nl.gewist.deletion.Workers;
import nl.gewist.messaging.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column that somebody adds to the platform and forgets in the map. */
@QuarkusTest
@DeletionServiceTest
class SuspicionsTest {
    private static final String KEY = "UNMAPPED_COLUMN platform.learner.voornaam";

    @Inject
    Platform platform;

    @Inject
    Workers workers;

    @Inject
    AgroalDataSource own;

    @Inject
    PlatformConfig config;

    @Inject
    Clock clock;

    @BeforeEach
    void addColumn() throws SQLException {
        change("alter table learner add column voornaam text default 'Machteld'");
    }

    @AfterEach
    void dropColumn() throws SQLException {
        change("alter table learner drop column if exists voornaam");
    }

    private void change(String ddl) throws SQLException {
        try (Connection connection = platform.connection("learner");
                var statement = connection.createStatement()) {
            statement.execute(ddl);
        }
        workers.look("SuspicionChecker");
    }

    private Suspicions afterARestart(Duration later) {
        return new Suspicions(own, config, Clock.offset(clock, later));
    }

    @Test
    void itIsReportedWithTheDayItWillStopAndWithoutAnyValue() {
        String answer = get("/v1/data-map").then().statusCode(200).extract().asString();
        Map<String, Object> found = get("/v1/data-map")
                .jsonPath()
                .getMap("suspicions.find { it.field == 'voornaam' && it.collection == 'platform.learner' }");

        assertThat(found).containsEntry("kind", "NAME").containsEntry("stopped", false);
        assertThat(Duration.between(
                        Instant.parse((String) found.get("firstSeen")), Instant.parse((String) found.get("stopsAt"))))
                .isEqualTo(Duration.ofDays(7));
        assertThat(answer).doesNotContain("Machteld");
        assertThat(get("/q/health/well").then().statusCode(503).extract().asString())
                .contains(KEY)
                .doesNotContain("Machteld");
        assertThat(get("/q/metrics").asString()).containsPattern("(?m)^gewist_map_suspicions(\\{.*})? 1\\.0$");
    }

    @Test
    void itStopsErasingAfterSevenDaysAndAlsoAfterARestart() {
        assertThatCode(() -> platform.plan("learner")).doesNotThrowAnyException();
        assertThatCode(() -> afterARestart(Duration.ofDays(6)).require("learner"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> afterARestart(Duration.ofDays(7)).require("learner"))
                .isInstanceOf(SuspiciousMapException.class)
                .hasMessageContaining(KEY);
        assertThatCode(() -> afterARestart(Duration.ofDays(7)).require("customer"))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsPlannedWhileItIsOverdue() {
        new Sql(own).update("update map_suspicion set first_seen = first_seen - interval '7 days'");

        assertThatThrownBy(() -> platform.plan("learner")).isInstanceOf(SuspiciousMapException.class);
        assertThat(get("/v1/deletions").statusCode()).isEqualTo(200);
    }

    @Test
    void lookingAgainDoesNotBeginTheDaysAnewAndMendingEndsThem() throws SQLException {
        new Sql(own).update("update map_suspicion set first_seen = first_seen - interval '6 days'");
        workers.look("SuspicionChecker");
        assertThatThrownBy(() -> afterARestart(Duration.ofDays(1)).require("learner"))
                .isInstanceOf(SuspiciousMapException.class);

        change("alter table learner drop column voornaam");

        assertThatCode(() -> afterARestart(Duration.ofDays(30)).require("learner"))
                .doesNotThrowAnyException();
        assertThat(get("/v1/data-map").jsonPath().<List<String>>get("suspicions.findAll { it.stopsAt != null }.field"))
                .isEmpty();
    }
}
