package nl.gewist.datamap;

import java.util.List;
import java.util.stream.Collectors;

/** A map is refused as a whole, with all its errors at once, so that it is mended in one go. */
public final class DataMapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<MapError> errors;

    DataMapException(List<MapError> errors) {
        super(errors.stream().map(MapError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<MapError> errors() {
        return errors;
    }
}
