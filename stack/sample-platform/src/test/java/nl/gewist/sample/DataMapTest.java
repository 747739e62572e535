package nl.gewist.sample;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.OwnerReader;
import nl.gewist.datamap.SubjectReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataMapTest {

    private static final int LEARNERS = 300;

    /** Where a row may stay and change; in all other tables a row stays as it was, or goes. */
    private static final Set<String> SHARED = Set.of(
            "forum_thread", "forum_post", "submission", "study_group", "learner_invoice", "learner_invoice_line");

    private static final String BOOKS = """
            select concat_ws(' ', invoice_id, number, issued_on, total_net, total_vat, total_gross, buyer_country,
                seller_name, (select sum(amount) from learner_invoice_line l where l.invoice_id = i.invoice_id))
            from learner_invoice i order by 1""";

    private static Connection platform;
    private static SampleFacts facts;
    private static SampleReader reader;
    private static Erasure erasure;

    private static List<Long> erased;
    private static List<PersonValues> values;
    private static Map<String, Long> theirs;
    private static Map<String, Set<String>> before;
    private static Map<String, Set<String>> after;
    private static List<String> booksBefore;
    private static List<String> booksAfter;
    private static Set<String> foreignThreads;

    @BeforeAll
    static void eraseSome() throws SQLException {
        platform = Sample.fresh();
        facts = SamplePlatform.create(platform, LEARNERS, 11);
        reader = new SampleReader(platform);
        erasure = new Erasure(platform);
        erased = chosen();
        values = reader.personValues(erased);
        theirs = LearnerRows.of(platform, erased);
        before = rows();
        booksBefore = Sample.texts(platform, BOOKS);
        foreignThreads = postsOfForeignThreads();

        erasure.erase(Erasure.targets(erased, null));

        after = rows();
        booksAfter = Sample.texts(platform, BOOKS);
    }

    @AfterAll
    static void close() throws SQLException {
        platform.close();
    }

    @Test
    void mapFitsTheSchema() {
        assertThat(MapCheck.check(erasure.map, erasure.catalog)).isEmpty();
    }

    @Test
    void erasedLearnersAreGoneFromEveryText() throws SQLException {
        assertThat(values).hasSameSizeAs(erased);
        assertThat(new LeftoverSearch(values).in(platform)).isEmpty();
        assertThat(LearnerRows.of(platform, erased).values()).containsOnly(0L);
    }

    @Test
    void othersKeepEveryRowOfTheirs() {
        before.forEach((table, rows) -> {
            Set<String> remaining = after.get(table);
            long gone = SHARED.contains(table) ? 0 : theirs.getOrDefault(table, 0L);
            assertThat(remaining).as(table).hasSize(rows.size() - (int) gone);
            if (!SHARED.contains(table)) {
                assertThat(rows).as(table).containsAll(remaining);
            }
        });
    }

    @Test
    void threadsWithoutTheErasedStayAsTheyWere() {
        assertThat(foreignThreads).isNotEmpty();
        assertThat(after.get("forum_post")).containsAll(foreignThreads);
    }

    @Test
    void booksStillAddUp() {
        assertThat(booksAfter).isEqualTo(booksBefore);
    }

    @Test
    void namesAProgramCanFindAreRedactedAndTheOthersAreListed() throws SQLException {
        List<PlantedMention> missed = facts.mentions().remaining(platform, erased);

        assertThat(missed).isNotEmpty().noneMatch(mention -> mention.kind().searchable());
    }

    @Test
    void oneOwnersPartGoesAndTheOthersStays() throws SQLException {
        long learner = reader.twoOwnerLearners().getLast();
        List<Long> owners = reader.ownersOf(learner);
        Map<String, Long> before = LearnerRows.of(platform, learner);

        erasure.erase(Erasure.targets(List.of(learner), owners.getFirst().toString()));

        assertThat(reader.ownersOf(learner)).containsExactly(owners.getLast());
        Map<String, Long> after = LearnerRows.of(platform, learner);
        assertThat(after).containsEntry("learner", 1L).containsEntry("login_event", before.get("login_event"));
        for (String table : List.of("enrolment", "lesson_progress", "quiz_answer", "upload", "learner_invoice")) {
            assertThat(after.get(table)).as(table).isBetween(1L, before.get(table) - 1);
        }
    }

    @Test
    void invoicesAndOwnersAreReadAsThePlatformHasThem() throws SQLException {
        long learner = reader.twoOwnerLearners().get(1);
        var targets = Erasure.targets(List.of(learner), null);

        var invoices = new InvoiceReader(erasure.map, erasure.catalog, "learner").read(platform, targets);
        var owners = new OwnerReader(erasure.map, erasure.catalog, "learner").read(platform, targets);
        var subject = new SubjectReader(erasure.map, erasure.catalog, "learner")
                .read(platform, targets)
                .getFirst();

        assertThat((long) invoices.size())
                .isEqualTo(LearnerRows.of(platform, learner).get("learner_invoice"));
        assertThat(invoices).allMatch(invoice -> !invoice.lines().isEmpty());
        assertThat(owners)
                .extracting(owner -> Long.valueOf(owner.ownerId()))
                .containsExactlyInAnyOrderElementsOf(reader.ownersOf(learner));
        assertThat(owners).allMatch(owner -> !owner.integrations().isEmpty());
        assertThat(subject.exists()).isTrue();
        assertThat(subject.createdAt()).isBefore(SamplePlatform.REFERENCE);
    }

    /** A namesake but not the other bearer of the name, learners of two owners, and neighbours. */
    private static List<Long> chosen() throws SQLException {
        Set<Long> chosen = new LinkedHashSet<>(reader.twoOwnerLearners().subList(0, 5));
        chosen.addAll(reader.learnerIds().subList(40, 60));
        List<Long> namesakes = reader.namesakes();
        chosen.add(namesakes.getFirst());
        chosen.remove(namesakes.get(1));
        return List.copyOf(chosen);
    }

    private static Set<String> postsOfForeignThreads() throws SQLException {
        String ids = erased.stream().map(String::valueOf).collect(joining(", "));
        return Set.copyOf(Sample.texts(platform, """
                select p::text from forum_post p where not exists (select from forum_post other
                where other.thread_id = p.thread_id and other.author_id in (%s))""".formatted(ids)));
    }

    private static Map<String, Set<String>> rows() throws SQLException {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String table : Sample.tables(platform)) {
            rows.put(table, new HashSet<>(Sample.texts(platform, "select t::text from %s t".formatted(table))));
        }
        return rows;
    }
}
