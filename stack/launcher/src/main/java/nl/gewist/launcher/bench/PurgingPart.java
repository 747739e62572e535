package nl.gewist.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.gewist.launcher.Service;
import nl.gewist.launcher.Stack;

/** Destroys many records that are due at once, each with a key of its own, and looks for the longest transaction. */
final class PurgingPart implements RetentionPart {
    private static final String LONGEST = "gewist_purge_transaction_seconds_max";
    private static final String COUNT = "gewist_purge_transaction_seconds_count";
    private static final String SUM = "gewist_purge_transaction_seconds_sum";

    /** Like those that were secured, in size too, of two invoices per request; on hold until all are there. */
    private static final String RECORDS = """
            insert into retained_invoice (record_id, request_id, round, store, collection, invoice_key, kind, number,
                    issued_on, owner_id, legal_basis, owner_decides, counts_from, legal_until, last_day, decided_by,
                    secured_at, sealed, held_by, held_reason, held_at)
            select md5('bench' || no)::uuid, md5('request' || no / 2)::uuid, 1, 'bench', 'bench', no::text, 'bench',
                no::text, date '2015-03-14', '7', 'AWR art. 52', true, date '2015-03-14', date '2022-12-31',
                date '2022-12-31', 'DEFAULT', now(), decode(repeat(md5(no::text), 32), 'hex'), 'bench', 'bench', now()
            from generate_series(1, ?) no""";

    private static final String KEYS = """
            insert into sealing_key (record_id, wrapped)
            select md5('bench' || no)::uuid::text, wrapped
            from generate_series(1, ?) no, (select wrapped from sealing_key where record_id = 'gewist:canary') as one""";

    private static final String LET_GO = """
            update retained_invoice set held_by = null, held_reason = null, held_at = null where store = 'bench'""";

    private final int records;

    PurgingPart(int records) {
        this.records = records;
    }

    @Override
    public void measure(Stack stack, BiConsumer<String, Number> figure, Consumer<String> disagreement)
            throws Exception {
        ServiceMetrics metrics = new ServiceMetrics(stack, Service.RETENTION);
        try (Connection keys = stack.keysDatabase(Service.RETENTION).connect()) {
            insert(keys, KEYS);
        }
        try (Connection vault = stack.database(Service.RETENTION).connect()) {
            insert(vault, RECORDS);
            try (PreparedStatement letGo = vault.prepareStatement(LET_GO)) {
                letGo.executeUpdate();
            }
            Polling.until(vault, "select count(*) from retained_invoice where store = 'bench'", 0);
            Polling.until(vault, "select count(*) from outbox", 0);
            long purged = Polling.count(
                    vault,
                    "select count(*) from purged_invoice where record_id in (select md5('bench' || no)::uuid"
                            + " from generate_series(1, " + records + ") no)");
            if (purged != records) {
                disagreement.accept(purged + " records were noted as destroyed instead of " + records);
            }
        }
        figure.accept("purgeMaxTransactionMs", Round.one(metrics.sum(LONGEST) * 1000));
        figure.accept("purgeTransactions", Math.round(metrics.sum(COUNT)));
        figure.accept("purgedPerSecond", Math.round(records / metrics.sum(SUM)));
    }

    private void insert(Connection connection, String sql) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, records);
            insert.executeUpdate();
        }
    }
}
