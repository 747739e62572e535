package nl.gewist.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A place in the chain.
 *
 * @param index dense, from 0
 * @param hash lower-case hex
 * @param entry null if somebody removed it
 */
record Leaf(long index, String hash, @Nullable Entry entry) {
    static Leaf of(ResultSet row) throws SQLException {
        long index = row.getLong("leaf_index");
        String hash = row.getString("hash");
        row.getLong("id");
        return new Leaf(index, hash, row.wasNull() ? null : Entry.of(row));
    }
}
