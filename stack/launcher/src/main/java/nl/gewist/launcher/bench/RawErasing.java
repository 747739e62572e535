package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.embedded.Database;

/** Erases learners with plain prepared SQL on one connection: what the whole pipeline is measured against. */
final class RawErasing implements AutoCloseable {
    private final Connection connection;
    private final int batch;
    private final RawStatement lookUp;
    private final List<RawStatement> steps = new ArrayList<>();

    /** @param batch learners per transaction; 1 uses statements that are written for one */
    RawErasing(Database copy, int batch) throws SQLException {
        this.connection = copy.connect();
        this.batch = batch;
        connection.setAutoCommit(false);
        boolean many = batch > 1;
        lookUp = new RawStatement(connection, RawSql.LOOK_UP, many);
        for (String sql : many ? RawSql.forMany() : RawSql.forOne()) {
            steps.add(new RawStatement(connection, sql, many));
        }
    }

    /** Returns the learners per second. */
    double erase(List<Long> learnerIds) throws SQLException {
        List<Long> sorted = learnerIds.stream().sorted().toList();
        long begin = System.nanoTime();
        for (int from = 0; from < sorted.size(); from += batch) {
            transaction(sorted.subList(from, Math.min(from + batch, sorted.size())));
        }
        return Round.one(learnerIds.size() / ((System.nanoTime() - begin) / 1e9));
    }

    private void transaction(List<Long> learnerIds) throws SQLException {
        RawPeople people = new RawPeople(connection, learnerIds);
        try (ResultSet rows = lookUp.query(people)) {
            people.read(rows);
        }
        for (RawStatement step : steps) {
            step.update(people);
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
