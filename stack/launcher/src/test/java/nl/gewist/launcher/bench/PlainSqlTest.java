package nl.gewist.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.LeftoverSearch;
import nl.gewist.sample.SamplePlatform;
import nl.gewist.sample.SampleReader;
import org.junit.jupiter.api.Test;

/** The measure must erase as thoroughly as what it measures. */
class PlainSqlTest {
    @Test
    void oneByOneAndInSetsLeaveTheSameAndNobody() throws SQLException {
        Database one = platform();
        Database many = platform();
        List<Long> ids = learners(one).subList(10, 60);
        LeftoverSearch search = search(one, ids);

        erase(one, 1, ids);
        erase(many, 20, ids);

        Agreement agreement = new Agreement();
        agreement.same("in sets", Platforms.counts(one), Platforms.counts(many));
        agreement.nothingLeft(search, one);
        agreement.nothingLeft(search, many);
        assertThat(agreement.disagreements()).isEmpty();
        try (Connection connection = one.connect()) {
            assertThat(LearnerRows.of(connection, ids).values()).containsOnly(0L);
            assertThat(learners(one)).hasSize(30).doesNotContainAnyElementsOf(ids);
        }
    }

    @Test
    void whatOneWayForgetsIsSaid() throws SQLException {
        Database one = platform();
        Map<String, Long> before = Platforms.counts(one);
        List<Long> ids = learners(one).subList(0, 1);
        LeftoverSearch search = search(one, ids);
        Agreement agreement = new Agreement();

        agreement.nothingLeft(search, one);
        erase(one, 1, ids);
        agreement.same("plain SQL", before, Platforms.counts(one));

        assertThat(agreement.disagreements())
                .anyMatch(line -> line.matches("left in gewist_\\w+: 1 values in learner\\.email"))
                .contains("learner: the pipeline leaves 80, plain SQL leaves 79");
    }

    private static Database platform() throws SQLException {
        Database database = TestServers.shared().freshDatabase("bench");
        try (Connection connection = database.connect()) {
            SamplePlatform.create(connection, 80, 3);
        }
        return database;
    }

    private static List<Long> learners(Database platform) throws SQLException {
        try (Connection connection = platform.connect()) {
            return new SampleReader(connection).learnerIds();
        }
    }

    private static LeftoverSearch search(Database platform, List<Long> ids) throws SQLException {
        try (Connection connection = platform.connect()) {
            return new LeftoverSearch(new SampleReader(connection).personValues(ids));
        }
    }

    private static void erase(Database platform, int batch, List<Long> ids) throws SQLException {
        try (RawErasing erasing = new RawErasing(platform, batch)) {
            assertThat(erasing.erase(ids)).isPositive();
        }
    }
}
