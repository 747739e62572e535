package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Collectors;

/** A plan is never made on a schema the map does not fit: half an erasure is worse than a late one. */
public final class MisfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Misfit> misfits;

    MisfitException(List<Misfit> misfits) {
        super(misfits.stream().map(Misfit::toString).collect(Collectors.joining("\n")));
        this.misfits = List.copyOf(misfits);
    }

    public List<Misfit> misfits() {
        return misfits;
    }
}
