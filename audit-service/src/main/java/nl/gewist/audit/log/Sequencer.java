package nl.gewist.audit.log;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.gewist.messaging.Sql;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/**
 * Gives entries their place in the chain, in order of arrival. One replica at a time (advisory lock): consumers may
 * commit side by side, an index is given only to what is committed. Nobody waits for it, so nobody wakes it: it takes what
 * has come together since it last looked.
 */
@ApplicationScoped
class Sequencer extends Worker {
    private static final long LOCK = 0x6765776973740002L;
    private static final int BATCH = 2000;

    private final Sql sql;
    private final LeafTable leaves;

    Sequencer(AgroalDataSource dataSource, LeafTable leaves, WorkerSettings settings) {
        super(settings);
        this.sql = new Sql(dataSource);
        this.leaves = leaves;
    }

    @Override
    protected int work() {
        return QuarkusTransaction.requiringNew().call(() -> alone() ? seal() : 0);
    }

    private boolean alone() {
        return sql.query("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                .getFirst();
    }

    private int seal() {
        List<Entry> entries = sql.query(
                // Along the entries' key, whatever the planner believes of a table that is mostly empty.
                "select " + Entry.COLUMNS
                        + " from (select entry_id from audit_unsealed order by entry_id limit ?) next,"
                        + " lateral (select * from audit_entry where id = entry_id offset 0) entry order by id",
                Entry::of,
                BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        Head head = leaves.head();
        Chain chain = new Chain(head.hash());
        byte[][] hashes = new byte[entries.size()][];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = chain.add(head.count() + i, entries.get(i));
        }
        List<Long> ids = entries.stream().map(Entry::id).toList();
        leaves.add(head.count(), ids, hashes);
        sql.update("delete from audit_unsealed where entry_id = any(?::bigint[])", ids);
        return ids.size() == BATCH ? BATCH : 0;
    }
}
