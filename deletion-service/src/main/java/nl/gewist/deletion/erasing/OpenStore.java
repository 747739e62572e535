package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import nl.gewist.deletion.platform.StorePlan;

/** A store with a connection to it. */
record OpenStore(StorePlan plan, Connection connection) {
    /** In a transaction of its own. */
    <T> T run(StoreTransaction.Work<T> work) throws SQLException {
        return StoreTransaction.run(connection, work);
    }
}
