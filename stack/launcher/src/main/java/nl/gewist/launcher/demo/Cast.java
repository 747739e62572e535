package nl.gewist.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import nl.gewist.contract.RequestedBy;
import nl.gewist.contract.Scope;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.launcher.Problem;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.PlantedMention;
import nl.gewist.sample.PlantedMentions;
import nl.gewist.sample.SampleReader;
import org.jspecify.annotations.Nullable;

/**
 * Who appears in the demonstration.
 *
 * @param requests what is asked
 * @param erased learners that are to go as a whole
 * @param values by which these could be found again, read before
 * @param invoices how many invoices these have, counted before
 * @param shown these invoices, read before
 */
record Cast(
        List<DeletionRequested> requests,
        List<Long> erased,
        List<PersonValues> values,
        long invoices,
        List<ShownInvoice> shown) {
    private static final int NAMED_BY_OTHERS = 3;

    static Cast choose(Connection platform, PlantedMentions mentions) throws SQLException {
        SampleReader reader = new SampleReader(platform);
        List<Long> present = reader.learnerIds();
        List<Long> ofTwo = new ArrayList<>(reader.twoOwnerLearners());
        if (ofTwo.size() < 2 || present.size() < 10) {
            throw new Problem("Too few learners are left to show something: start with --fresh");
        }
        long partly = ofTwo.removeLast();
        List<Long> erased = new ArrayList<>();
        erased.add(ofTwo.removeLast());
        namedByOthers(mentions, Set.copyOf(present)).stream()
                .filter(learner -> learner != partly && !erased.contains(learner))
                .limit(NAMED_BY_OTHERS)
                .forEach(erased::add);
        reader.namesakes().stream()
                .filter(learner -> learner != partly && !erased.contains(learner))
                .limit(1)
                .forEach(erased::add);
        List<DeletionRequested> requests = new ArrayList<>(
                erased.stream().map(learner -> request(learner, null)).toList());
        requests.add(request(partly, reader.ownersOf(partly).getFirst()));
        return new Cast(
                requests,
                erased,
                reader.personValues(erased),
                invoices(platform, erased),
                ShownInvoice.of(platform, erased));
    }

    /** Learners whom others name in the most different ways. */
    private static List<Long> namedByOthers(PlantedMentions mentions, Set<Long> present) {
        return mentions.all().stream()
                .filter(mention -> present.contains(mention.learnerId()))
                .collect(Collectors.groupingBy(
                        PlantedMention::learnerId, Collectors.mapping(PlantedMention::kind, Collectors.toSet())))
                .entrySet()
                .stream()
                .sorted((a, b) -> a.getValue().size() == b.getValue().size()
                        ? Long.compare(a.getKey(), b.getKey())
                        : Integer.compare(b.getValue().size(), a.getValue().size()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static DeletionRequested request(long learner, @Nullable Long owner) {
        return new DeletionRequested(
                UUID.randomUUID(),
                new Subject(SubjectType.LEARNER, Long.toString(learner)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                owner == null ? RequestedBy.SUBJECT : RequestedBy.OWNER,
                owner == null ? null : new Scope(owner.toString()),
                null,
                null);
    }

    private static long invoices(Connection platform, List<Long> learners) throws SQLException {
        try (var statement =
                platform.prepareStatement("select count(*) from learner_invoice where learner_id = any (?)")) {
            statement.setArray(1, platform.createArrayOf("bigint", learners.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Requests for people as a whole. */
    List<UUID> wholeRequests() {
        return requests.stream()
                .filter(request -> request.scope() == null)
                .map(DeletionRequested::requestId)
                .toList();
    }
}
