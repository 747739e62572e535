package nl.gewist.datamap;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The targets of one round of statements, as the arrays they bind. Made by {@link ErasurePlan#batch}. */
public final class Batch {
    private final List<Target> targets;

    Batch(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    /** Binds the five array parameters of every statement of a {@link Step}. */
    public void bind(PreparedStatement statement) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** The request a result row's {@code no} speaks of. */
    public UUID requestId(int no) {
        return targets.get(no).requestId();
    }

    public List<Target> targets() {
        return targets;
    }
}
