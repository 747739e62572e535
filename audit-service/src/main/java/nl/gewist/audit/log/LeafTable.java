package nl.gewist.audit.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.LongStream;
import nl.gewist.messaging.Sql;

/** The chain as it is stored. */
@ApplicationScoped
class LeafTable {
    private final Sql sql;

    LeafTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Where the chain ends now. */
    Head head() {
        return sql
                .query(
                        "select leaf_index, hash from audit_leaf order by leaf_index desc limit 1",
                        row -> new Head(row.getLong(1) + 1, row.getBytes(2)))
                .stream()
                .findFirst()
                .orElseGet(() -> new Head(0, Chain.START));
    }

    /** Adds leaves from this index on. */
    void add(long first, List<Long> entryIds, byte[][] hashes) {
        sql.update(
                "insert into audit_leaf (leaf_index, entry_id, hash)"
                        + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])",
                LongStream.range(first, first + entryIds.size()).boxed().toList(),
                entryIds,
                hashes);
    }

    /** Leaves with their entries, after this index, in order; a leaf whose entry is gone has none. */
    List<Leaf> after(long index, int limit) {
        return sql.query(
                "select leaf_index, encode(hash, 'hex') as hash, " + Entry.COLUMNS
                        + " from audit_leaf left join audit_entry on id = entry_id"
                        + " where leaf_index > ? order by leaf_index limit ?",
                Leaf::of,
                index,
                limit);
    }

    /** Entries that wait for the sequencer. */
    long waiting() {
        return count("select count(*) from audit_unsealed");
    }

    /** Entries that are neither sealed nor waiting: somebody took them out. */
    long lost() {
        return count("select count(*) from audit_entry where not exists (select from audit_leaf where entry_id = id)"
                + " and not exists (select from audit_unsealed where entry_id = id)");
    }

    private long count(String query) {
        return sql.query(query, row -> row.getLong(1)).getFirst();
    }
}
