package nl.gewist.launcher.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.DataMapException;
import nl.gewist.datamap.MapOverview;
import nl.gewist.datamap.StoreCheck;
import nl.gewist.launcher.Json;
import nl.gewist.launcher.map.CheckReport.StoreReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a map, and compares it with live stores. */
@Command(
        name = "check",
        description =
                "Reads a data map and compares it with its databases. Only reads; samples at most 200 rows per table.",
        footer = {
            "",
            "Ends with 0 when the map fits, 1 when it is refused or does not fit, 3 when it fits but may forget something,"
                    + " 2 when it could not be checked."
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final MapSource source = new MapSource();

    @Option(names = "--json", description = "The same for programs.")
    private boolean json;

    @Override
    public Integer call() {
        CheckReport report;
        String text;
        try {
            DataMap map = source.read();
            report = check(map, Stores.atTheTerminal());
            text = CheckText.of(report, map);
        } catch (DataMapException e) {
            report = CheckReport.refused(source.file().toString(), e.errors());
            text = CheckText.of(report, null);
        }
        System.out.println(json ? Json.text(report) : text);
        return report.verdict().exitCode();
    }

    private CheckReport check(DataMap map, Stores stores) {
        Map<String, StoreAddress> addresses = source.addresses(map.stores().keySet());
        List<StoreReport> reports = new ArrayList<>();
        addresses.forEach((name, address) -> {
            var store = Objects.requireNonNull(map.stores().get(name));
            StoreCheck check = stores.read(address, connection -> StoreCheck.of(map, store, connection));
            reports.add(
                    new StoreReport(name, address.toString(), check.misfits(), check.suspicions(), check.untried()));
        });
        List<String> unchecked = map.stores().keySet().stream()
                .filter(name -> !addresses.isEmpty() && !addresses.containsKey(name))
                .sorted()
                .toList();
        return CheckReport.of(source.file().toString(), map.version(), MapOverview.of(map), reports, unchecked);
    }
}
