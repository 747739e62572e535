package nl.gewist.launcher.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.gewist.contract.Counts;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.sample.PlantedMention;

/** What the demonstration prints at its end. */
final class Report {
    private static final String UNCHECKED = """
            Not checked here: P1 customers and closing an account; P5 confirming and reminding; P6 changing an address;
            P7 encrypted transport (only refused to start without, outside local); P8 owners' pages; P11 approvals.
            """;

    private Report() {}

    /** A table of what was removed, anonymised and kept, over all requests. */
    static String collections(List<ErasureCompleted> completed) {
        Map<String, Counts> totals = new TreeMap<>();
        completed.forEach(erasure -> erasure.counts()
                .forEach((collection, counts) -> totals.merge(
                        collection,
                        counts,
                        (one, other) -> new Counts(
                                one.removed() + other.removed(),
                                one.anonymised() + other.anonymised(),
                                one.retained() + other.retained()))));
        StringBuilder table = new StringBuilder(
                "\n%-34s %9s %11s %9s%n".formatted("collection", "removed", "anonymised", "retained"));
        totals.forEach((collection, counts) -> table.append("%-34s %9d %11d %9d%n"
                .formatted(collection, counts.removed(), counts.anonymised(), counts.retained())));
        return table.toString();
    }

    /** The newest mail about one of the cast. */
    static String mail(List<ReceivedMail> mails, Cast cast) {
        if (mails.isEmpty()) {
            return "No mail arrived.";
        }
        ReceivedMail mail = mails.getLast();
        String body = mail.text().lines().map(line -> "  | " + line).collect(Collectors.joining("\n"));
        return "One of the %d mails, for the %d requests:%n  | To: %s%n  | Subject: %s%n  |%n%s%n"
                .formatted(mails.size(), cast.requests().size(), String.join(", ", mail.to()), mail.subject(), body);
    }

    /** Mentions in others' free text that no program could find by the person's values. */
    static String missed(List<PlantedMention> remaining) {
        if (remaining.isEmpty()) {
            return "In other people's free text nothing is left that names the erased.\n";
        }
        Map<String, Long> kinds = remaining.stream()
                .collect(Collectors.groupingBy(
                        mention -> mention.kind()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                        TreeMap::new,
                        Collectors.counting()));
        return "Missed, and said so: other people's free text still names the erased in ways that only a reader finds: "
                + kinds + "\n";
    }

    static String promises(List<PromiseChecks.Result> results) {
        StringBuilder text = new StringBuilder("Promises, checked for the erased:\n");
        for (PromiseChecks.Result result : results) {
            text.append("  %-5s %s%n".formatted(result.held() ? "held" : "BROKEN", result.promise()));
            result.faults()
                    .forEach(fault -> text.append("        ").append(fault).append('\n'));
        }
        return text.append(UNCHECKED).toString();
    }
}
