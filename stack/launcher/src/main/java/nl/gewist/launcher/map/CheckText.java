package nl.gewist.launcher.map;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.MapOverview;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.Treatment;
import nl.gewist.launcher.map.CheckReport.StoreReport;
import org.jspecify.annotations.Nullable;

/** A {@link CheckReport} for people: what to mend first comes first, each with its line in the file where it has one. */
final class CheckText {
    private static final Set<Misfit.Code> FIRST = Set.of(Misfit.Code.MISSING_COLLECTION, Misfit.Code.MISSING_FIELD);

    private final CheckReport report;
    private final @Nullable DataMap map;
    private final List<String> lines = new ArrayList<>();

    private CheckText(CheckReport report, @Nullable DataMap map) {
        this.report = report;
        this.map = map;
    }

    static String of(CheckReport report, @Nullable DataMap map) {
        var text = new CheckText(report, map);
        text.write();
        return String.join("\n", text.lines);
    }

    private void write() {
        report.errors().forEach(error -> lines.add(error.toString()));
        MapOverview overview = report.overview();
        if (overview != null) {
            lines.add(report.map() + " (" + report.version() + ")");
            overview.subjects().forEach((type, treated) -> lines.add("  " + type + ": " + counts(treated)));
            if (!overview.nobodys().isEmpty()) {
                lines.add("  nobody's: " + String.join(", ", overview.nobodys()));
            }
        }
        report.stores().forEach(this::store);
        report.unchecked()
                .forEach(name ->
                        lines.add("Store " + name + " was not looked at: name it with --store " + name + "=URL"));
        lines.add(verdict());
    }

    private static String counts(Map<String, Treatment> treated) {
        Map<Treatment, Long> by =
                treated.values().stream().collect(groupingBy(treatment -> treatment, TreeMap::new, counting()));
        return treated.size() + " collections, "
                + by.entrySet().stream()
                        .map(entry -> entry.getValue() + " to "
                                + entry.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private void store(StoreReport store) {
        lines.add("Store " + store.name() + " at " + store.address());
        section("does not fit; erasing stops at once", misfits(store));
        section("may be forgotten; erasing stops after 7 days", suspicions(store, true));
        section("slow; never stops anything", suspicions(store, false));
        if (!store.untried().isEmpty()) {
            lines.add("  strategies not tried, as this role may not update: " + String.join(", ", store.untried()));
        }
    }

    private void section(String title, List<String> found) {
        if (!found.isEmpty()) {
            lines.add("  " + title + ":");
            found.forEach(line -> lines.add("    " + line));
        }
    }

    private List<String> misfits(StoreReport store) {
        List<String> found = new ArrayList<>(store.misfits().stream()
                .map(misfit -> at(misfit.collection(), misfit.field()) + misfit + types(misfit.subjectTypes()))
                .toList());
        if (store.misfits().stream().map(Misfit::code).anyMatch(FIRST::contains)) {
            found.add("(what else does not fit is told when these are there)");
        }
        return found;
    }

    private List<String> suspicions(StoreReport store, boolean stops) {
        return store.suspicions().stream()
                .filter(suspicion -> suspicion.code().stops() == stops)
                .map(suspicion -> at(suspicion.collection(), suspicion.field()) + line(suspicion))
                .toList();
    }

    private static String line(Suspicion suspicion) {
        return suspicion.code().stops() ? suspicion + types(suspicion.subjectTypes()) : suspicion.cure();
    }

    private static String types(Set<String> types) {
        return " [" + String.join(", ", types.stream().sorted().toList()) + "]";
    }

    /** The line that speaks of it; nothing for what the map does not list. */
    private String at(String name, @Nullable String field) {
        return map == null
                ? ""
                : map.collections().values().stream()
                        .filter(collection -> collection.name().toString().equals(name))
                        .findFirst()
                        .map(collection -> {
                            var listed =
                                    field == null ? null : collection.fields().get(field);
                            return report.map() + ":" + (listed == null ? collection.line() : listed.line()) + ": ";
                        })
                        .orElse("");
    }

    private String verdict() {
        return switch (report.verdict()) {
            case MISFIT ->
                report.errors().isEmpty()
                        ? "The map does not fit: nobody of the types in brackets can be erased."
                        : "The map is refused.";
            case SUSPICIOUS -> "The map fits, but may forget something.";
            case FITS ->
                report.stores().isEmpty()
                        ? "The map is in order by itself. Compare it with its database: --url URL --user ROLE"
                        : "The map fits.";
        };
    }
}
