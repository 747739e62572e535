package nl.gewist.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nl.gewist.sample.PlantedMention.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SamplePlatformTest {

    private static final int LEARNERS = 620;

    private static Connection platform;
    private static SampleFacts facts;
    private static SampleReader reader;

    @BeforeAll
    static void create() throws Exception {
        platform = Sample.fresh();
        facts = SamplePlatform.create(platform, LEARNERS, 7);
        reader = new SampleReader(platform);
    }

    @AfterAll
    static void close() throws SQLException {
        platform.close();
    }

    @Test
    void sameSeedGivesTheSameRows() throws Exception {
        try (Connection other = Sample.fresh()) {
            SamplePlatform.create(other, LEARNERS, 7);
            assertThat(Sample.digests(other)).isEqualTo(Sample.digests(platform));
        }
    }

    @Test
    void factsAreWhatIsInTheTables() throws SQLException {
        for (var table : facts.rows().entrySet()) {
            assertThat(Sample.number(platform, "select count(*) from " + table.getKey()))
                    .as(table.getKey())
                    .isEqualTo(table.getValue());
        }
        assertThat(reader.learnerIds()).hasSize(LEARNERS);
    }

    @Test
    void learnerHasAboutAHundredRowsInManyTables() throws SQLException {
        long rows = 0;
        int tables = 0;
        List<Long> some = reader.learnerIds().subList(100, 200);
        for (long learner : some) {
            Map<String, Long> counts = LearnerRows.of(platform, learner);
            rows += counts.values().stream().mapToLong(Long::longValue).sum();
            tables += (int) counts.values().stream().filter(count -> count > 0).count();
        }
        assertThat(rows / some.size()).isBetween(85L, 120L);
        assertThat(tables / some.size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void someHaveTwoOwnersAndSomeShareAName() throws SQLException {
        List<Long> two = reader.twoOwnerLearners();
        assertThat(two).hasSizeGreaterThan(LEARNERS / 10);
        assertThat(reader.ownersOf(two.getFirst())).hasSize(2);

        List<Long> namesakes = reader.namesakes();
        assertThat(namesakes).hasSizeGreaterThanOrEqualTo(2);
        assertThat(reader.personValues(namesakes.subList(0, 1)).getFirst().fullName())
                .isNull();
    }

    @Test
    void everyReferenceIsIndexed() throws SQLException {
        assertThat(Sample.texts(platform, """
                select c.conrelid::regclass || '.' || a.attname from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and not exists (select from pg_index i
                    where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])""")).isEmpty();
    }

    @Test
    void everyNewsletterSystemIsInUse() throws SQLException {
        assertThat(Sample.texts(platform, "select distinct system from integration"))
                .hasSizeGreaterThanOrEqualTo(7)
                .isSubsetOf(Texts.SYSTEMS);
    }

    @Test
    void contactDetailsBelongToNobody() throws SQLException {
        assertThat(Sample.texts(platform, """
                select email from learner union all select email from customer
                union all select requester_email from support_ticket"""))
                .allMatch(email -> email.matches(".+@(example\\.nl|example\\.com|[a-z0-9]+\\.test)"));
        assertThat(Sample.texts(platform, "select iban from learner")).allMatch(SamplePlatformTest::validIban);
        assertThat(Sample.texts(platform, "select phone from learner")).allMatch(p -> p.matches("\\+3169\\d{7}"));
    }

    @Test
    void accountsAreOlderThanTheReferenceDate() throws SQLException {
        assertThat(Sample.number(
                        platform, "select count(*) from learner where created_at > timestamptz '2025-07-01 00:00:00Z'"))
                .isZero();
    }

    @Test
    void mentionsOfEveryKindStandWhereTheManifestSays() throws SQLException {
        var mentions = facts.mentions();

        assertThat(mentions.all()).extracting(PlantedMention::kind).contains(Kind.values());
        assertThat(mentions.remaining(platform, reader.learnerIds())).hasSameSizeAs(mentions.all());
        assertThat(mentions.remaining(platform, List.of(1L))).isEqualTo(mentions.of(List.of(1L)));
    }

    @Test
    void searchFindsWhoIsStillThere() throws SQLException {
        List<PersonValues> persons = reader.personValues(List.of(1L, 2L));

        List<Leftover> leftovers = new LeftoverSearch(persons).in(platform);

        assertThat(leftovers)
                .contains(
                        new Leftover(1, "learner", "email"),
                        new Leftover(1, "learner", "iban"),
                        new Leftover(2, "learner", "phone"),
                        new Leftover(2, "learner", "full_name"),
                        new Leftover(1, "webhook_delivery", "payload"),
                        new Leftover(2, "learner_invoice", "buyer_name"));
        assertThat(new LeftoverSearch(List.of()).in(platform)).isEmpty();
    }

    @Test
    void searchFindsWhoStandsInBytesThatNobodyEncrypted() throws SQLException {
        List<PersonValues> persons = reader.personValues(List.of(1L));
        try (var statement = platform.createStatement()) {
            statement.execute(
                    "create table kept as select convert_to('{\"email\":\"' || email || '\"}', 'UTF8') as value"
                            + " from learner where learner_id = 1");

            assertThat(new LeftoverSearch(persons).in(platform)).contains(new Leftover(1, "kept", "value"));

            statement.execute("drop table kept");
        }
    }

    @Test
    void laterInvoiceAndMoreLearnersFitIn() throws Exception {
        try (Connection other = Sample.fresh()) {
            SamplePlatform.create(other, 20, 1);
            assertThat(SamplePlatform.grow(other, 15, 2).learners()).isEqualTo(15);
            var grown = new SampleReader(other);
            assertThat(grown.learnerIds()).hasSize(35);

            long before = LearnerRows.of(other, 33).get("learner_invoice_line");
            assertThat(grown.addInvoice(33)).isPositive();
            assertThat(LearnerRows.of(other, 33)).containsEntry("learner_invoice_line", before + 1);
        }
    }

    @Test
    void failedLoadLeavesNothing() throws Exception {
        try (Connection other = Sample.fresh()) {
            Sample.run(other, "create table support_reply (x int)");
            assertThatThrownBy(() -> SamplePlatform.create(other, 20, 1)).isInstanceOf(SQLException.class);
            assertThat(Sample.texts(
                            other, "select table_name from information_schema.tables where table_schema = 'public'"))
                    .containsExactly("support_reply");
        }
    }

    private static boolean validIban(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
    }
}
