package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while reading goes on, so that a map is refused with all its errors. */
final class MapErrors {
    private final String file;
    private final List<MapError> errors = new ArrayList<>();

    MapErrors(String file) {
        this.file = file;
    }

    void add(int line, String message, String cure) {
        var error = new MapError(file, line, message, cure);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(MapError::line));
            throw new DataMapException(errors);
        }
    }
}
