package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.gewist.datamap.DataMap;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.SampleReader;

/** Secures the invoices of learners, as if all of them were announced at once. */
final class SecuringPart implements RetentionPart {
    /** Both in one statement, so that the worker finds them together. */
    private static final String ANNOUNCE = """
            insert into securing (request_id, round, sequence, map_version, subject_type, subject_id, due_at)
            select gen_random_uuid(), 1, 3, ?, 'learner', id, now() from unnest(?::text[]) as learner(id)""";

    /** From the end of the first batch, which also warms up, to the end of the last. */
    private static final String RATE = """
            with edge as (select min(secured_at) as first, max(secured_at) as last from retained_invoice)
            select count(*), extract(epoch from min(last) - min(first)) from retained_invoice, edge
            where secured_at > first""";

    private final int learners;

    SecuringPart(int learners) {
        this.learners = learners;
    }

    @Override
    public void measure(Stack stack, BiConsumer<String, Number> figure, Consumer<String> disagreement)
            throws Exception {
        List<String> ids = learners(stack);
        try (Connection connection = stack.database(Service.RETENTION).connect()) {
            try (PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
                announce.setString(1, DataMap.read(stack.dataMap()).version());
                announce.setArray(2, connection.createArrayOf("text", ids.toArray()));
                announce.executeUpdate();
            }
            Polling.until(connection, "select count(*) from securing where secured_at is null", 0);
            long invoices = Polling.count(connection, "select count(*) from retained_invoice");
            long told = Polling.count(connection, "select coalesce(sum(count), 0) from securing");
            if (invoices != told || invoices == 0) {
                disagreement.accept(invoices + " invoices are in the vault, but " + told + " were said to be");
            }
            figure.accept("securedInvoicesPerSecond", perSecond(connection));
            figure.accept("securedInvoices", invoices);
        }
    }

    private static double perSecond(Connection connection) throws SQLException {
        try (PreparedStatement rate = connection.prepareStatement(RATE);
                ResultSet row = rate.executeQuery()) {
            row.next();
            return Round.one(row.getLong(1) / row.getDouble(2));
        }
    }

    private List<String> learners(Stack stack) throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            return new SampleReader(platform)
                    .learnerIds().stream().limit(learners).map(String::valueOf).toList();
        }
    }
}
