package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The narrow read of the notices: who must be told, and what they need to know. */
public final class OwnerReader {

    public OwnerReader(DataMap map, Catalog catalog, String subjectType) {}

    /** The owners of each target; with a target's ownerId, only that owner. */
    public List<OwnerRelation> read(Connection store, Collection<Target> targets) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
