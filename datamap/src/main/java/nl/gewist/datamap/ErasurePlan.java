package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What to do to one store to erase subjects of one type: set-based steps in a safe order, children first. */
public final class ErasurePlan {

    private ErasurePlan() {}

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     */
    public static ErasurePlan of(DataMap map, Catalog catalog, String subjectType) {
        throw new UnsupportedOperationException();
    }

    public List<Step> steps() {
        throw new UnsupportedOperationException();
    }

    /** Reads what identifies the targets. Must happen before anything is deleted; every target gets an entry. */
    public Map<UUID, Identifiers> identifiers(Connection store, Collection<Target> targets) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /**
     * The arrays to run the steps with.
     *
     * @param identifiers one entry per target, from {@link #identifiers} or as stored by the caller
     */
    public Batch batch(Collection<Target> targets, Map<UUID, Identifiers> identifiers) {
        throw new UnsupportedOperationException();
    }
}
