package nl.gewist.retention.backups;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.gewist.retention.backups.ReportTable.Report;

/** How it stands with every store, now: those that are declared, and those that were only told of. */
@ApplicationScoped
class StoreStates {
    /** Longer than the topic keeps events, so that none of a forgotten copy comes in again. */
    private static final Duration REMEMBERED = Duration.ofDays(120);

    private final Stores stores;
    private final CatalogueTable catalogue;
    private final ReportTable reports;
    private final BackupsConfig config;
    private final Clock clock;

    StoreStates(Stores stores, CatalogueTable catalogue, ReportTable reports, BackupsConfig config, Clock clock) {
        this.stores = stores;
        this.catalogue = catalogue;
        this.reports = reports;
        this.config = config;
        this.clock = clock;
    }

    /** In the order of their names; read within the transaction at hand. */
    List<StoreState> all() {
        Map<String, List<KnownBackup>> known = catalogue.all().stream()
                .collect(Collectors.groupingBy(backup -> backup.key().store()));
        Map<String, Report> told = reports.all();
        var rules = new StoreRules(
                config.goneWithinDays(),
                config.silentAfter(),
                clock.getZone(),
                clock.instant(),
                catalogue.verifiedUntil());
        var names = new TreeSet<>(stores.declared().keySet());
        names.addAll(known.keySet());
        List<StoreState> states = new ArrayList<>();
        names.forEach(name -> states.add(
                rules.judge(name, stores.declared().get(name), told.get(name), known.getOrDefault(name, List.of()))));
        return states;
    }

    /** Copies that are gone for so long need not be known any more. */
    void forgetGoneForLong() {
        catalogue.forgetGoneBefore(clock.instant().minus(REMEMBERED));
    }
}
