package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Whether subjects exist, since when, and with which owners: the narrow read before announcing. */
public final class SubjectReader {

    public SubjectReader(DataMap map, Catalog catalog, String subjectType) {}

    /** One entry per target, in their order. */
    public List<Subject> read(Connection store, Collection<Target> targets) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
