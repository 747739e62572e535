package nl.gewist.launcher.map;

import java.util.List;
import nl.gewist.datamap.MapError;
import nl.gewist.datamap.MapOverview;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a map; names and counts only.
 *
 * @param version null when the map is refused
 * @param errors why the map is refused; the rest is empty then
 * @param stores those that were looked at
 * @param unchecked stores of the map that no address was given for
 */
record CheckReport(
        String map,
        @Nullable String version,
        Verdict verdict,
        List<MapError> errors,
        @Nullable MapOverview overview,
        List<StoreReport> stores,
        List<String> unchecked) {

    /** Of the worst there is; the exit codes are the command's promise to scripts. */
    enum Verdict {
        FITS(0),
        /** It cannot be used: refused, or it does not fit a store. */
        MISFIT(1),
        /** It fits, but may forget something: erasing would stop after 7 days. */
        SUSPICIOUS(3);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    /** One store at one look. */
    record StoreReport(
            String name, String address, List<Misfit> misfits, List<Suspicion> suspicions, List<String> untried) {}

    static CheckReport refused(String map, List<MapError> errors) {
        return new CheckReport(map, null, Verdict.MISFIT, errors, null, List.of(), List.of());
    }

    static CheckReport of(
            String map, String version, MapOverview overview, List<StoreReport> stores, List<String> unchecked) {
        return new CheckReport(map, version, verdict(stores), List.of(), overview, stores, unchecked);
    }

    private static Verdict verdict(List<StoreReport> stores) {
        if (stores.stream().anyMatch(store -> !store.misfits().isEmpty())) {
            return Verdict.MISFIT;
        }
        boolean suspicious = stores.stream()
                .flatMap(store -> store.suspicions().stream())
                .anyMatch(suspicion -> suspicion.code().stops());
        return suspicious ? Verdict.SUSPICIOUS : Verdict.FITS;
    }
}
