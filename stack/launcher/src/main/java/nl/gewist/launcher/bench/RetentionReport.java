package nl.gewist.launcher.bench;

import java.util.Locale;
import java.util.Map;
import nl.gewist.launcher.bench.BenchReport.Checks;

/**
 * The figures of one run, named as in its JSON.
 *
 * @param retention by name, each with its unit in its name; see {@link RetentionPart}
 */
record RetentionReport(Machine machine, Map<String, Number> retention, Checks checks) {

    String table() {
        StringBuilder text = new StringBuilder("\n" + machine + "\n");
        retention.forEach((name, figure) -> text.append(String.format(Locale.ROOT, "  %-34s %12s%n", name, figure)));
        text.append(String.format(Locale.ROOT, "  %-34s %12s%n", "agreement", checks.passed() ? "yes" : "NO"));
        return text.toString();
    }
}
