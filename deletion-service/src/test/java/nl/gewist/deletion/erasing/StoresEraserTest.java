package nl.gewist.deletion.erasing;

import static nl.gewist.deletion.erasing.TwoStores.FORUM;
import static nl.gewist.deletion.erasing.TwoStores.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.StorePlan;
import nl.gewist.deletion.platform.SubjectPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who are in two databases, without the service around it. */
class StoresEraserTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID REQUEST = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final Map<UUID, Evidence> kept = new HashMap<>();
    private final Map<UUID, Map<String, Counts>> again = new HashMap<>();
    private FileDirectories directories = new FileDirectories(Map.of());
    private TwoStores two;
    private SubjectPlan plan;

    @BeforeEach
    void fill() throws SQLException {
        with(TwoStores.MAP);
    }

    private void with(String map) throws SQLException {
        two = new TwoStores(map);
        plan = two.plan();
        two.enter(1);
        two.enter(2);
    }

    private Erasure erasure(String owner) throws SQLException {
        var target = new Target(REQUEST, "1", owner);
        return new Erasure(target, secured(target), NOW, kept.get(REQUEST));
    }

    private String secured(Target target) throws SQLException {
        var names = new ArrayList<String>();
        for (StorePlan store : plan.stores()) {
            try (var connection = two.connect(store.store())) {
                names.addAll(store.invoices()
                        .names(connection, store.erasure().reading(List.of(target)), false)
                        .get(target.requestId()));
            }
        }
        return InvoiceKeys.ofNames(names).digest();
    }

    private List<Outcome> erase(SubjectPlan where, Erasure... erasures) throws SQLException {
        try (var stores = OpenStores.of(where, two::connect)) {
            return new StoresEraser(stores, directories).erase(List.of(erasures), new EvidenceKeeper() {
                @Override
                public void keep(Map<UUID, Evidence> evidence) {
                    evidence.forEach(kept::putIfAbsent);
                }

                @Override
                public void again(Map<UUID, Map<String, Counts>> counts) {
                    again.putAll(counts);
                }
            });
        }
    }

    private Outcome erase(Erasure erasure) throws SQLException {
        return erase(plan, erasure).getFirst();
    }

    private void breakDeletes(String action) throws SQLException {
        two.execute(
                PLATFORM,
                "create function broken() returns trigger language plpgsql as 'begin " + action + "; return old; end';"
                        + "create trigger broken before delete on learner for each row execute function broken()");
    }

    private void mendDeletes() throws SQLException {
        two.execute(PLATFORM, "drop trigger broken on learner; drop function broken");
    }

    private long inForum() throws SQLException {
        return two.count(FORUM, "member where learner_id = 1")
                + two.count(FORUM, "post where author_id = 1")
                + two.count(FORUM, "visit where who = '1' and kind = 'learner'");
    }

    private long inPlatform() throws SQLException {
        return two.count(PLATFORM, "learner where learner_id = 1")
                + two.count(PLATFORM, "enrolment where learner_id = 1");
    }

    @Test
    void everyStoreIsErasedFromAndCounted() throws SQLException {
        var erased = (Outcome.Erased) erase(erasure(null));

        assertThat(erased.counts())
                .isEqualTo(kept.get(REQUEST).counts())
                .containsEntry("forum.member", new Counts(1, 0, 0))
                .containsEntry("forum.visit", new Counts(2, 0, 0))
                .containsEntry("forum.post", new Counts(0, 3, 0))
                .containsEntry("forum.receipt", new Counts(0, 0, 1))
                .containsEntry("platform.enrolment", new Counts(2, 0, 0))
                .containsEntry("platform.learner", new Counts(1, 0, 0));
        assertThat(inForum() + inPlatform()).isZero();
        assertThat(two.count(FORUM, "member where learner_id = 2")).isOne();
        assertThat(two.count(FORUM, "visit where who = '1' and kind = 'robot'")).isOne();
        assertThat(two.count(FORUM, "post where body ~ 'Nummer1|learner1'")).isZero();
        assertThat(two.count(FORUM, "post where body ~ 'Nummer2|learner2'")).isEqualTo(3);
    }

    @Test
    void whatOneStoreKnowsSomebodyByIsErasedFromTheOther() throws SQLException {
        erase(erasure(null));

        assertThat(two.count(PLATFORM, "note where text = 'mailed [gewist] twice'"))
                .isOne();
        assertThat(kept.get(REQUEST).identifiers().emails())
                .containsExactlyInAnyOrder("alias1@forum.example", "learner1@post.example");
    }

    @Test
    void aBatchIsErasedTogether() throws SQLException {
        var other = new Target(UUID.randomUUID(), "2", null);

        var outcomes = erase(plan, erasure(null), new Erasure(other, secured(other), NOW, null));

        assertThat(outcomes).hasSize(2).allMatch(Outcome.Erased.class::isInstance);
        assertThat(two.count(FORUM, "member") + two.count(PLATFORM, "learner")).isZero();
    }

    @Test
    void evidenceIsKeptBeforeAnythingGoesFromAnyStore() throws SQLException {
        breakDeletes("raise exception ''broken''");

        assertThatThrownBy(() -> erase(erasure(null))).isInstanceOf(SQLException.class);

        assertThat(inForum()).isZero();
        assertThat(inPlatform()).isEqualTo(3);
        assertThat(kept.get(REQUEST).counts()).containsKeys("forum.member", "platform.learner");
    }

    @Test
    void nothingGoesWhenTheEvidenceCannotBeKept() throws SQLException {
        try (var stores = OpenStores.of(plan, two::connect)) {
            assertThatThrownBy(() -> new StoresEraser(stores, directories).erase(List.of(erasure(null)), _ -> {
                        throw new IllegalStateException("away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(inForum() + inPlatform()).isEqualTo(8);
    }

    @Test
    void aConnectionLostBetweenTheStoresRepeatsNothingAndKeepsTheFirstCounts() throws SQLException {
        breakDeletes("perform pg_terminate_backend(pg_backend_pid())");
        assertThatThrownBy(() -> erase(erasure(null))).isInstanceOf(SQLException.class);
        var first = kept.get(REQUEST).counts();
        mendDeletes();

        var erased = (Outcome.Erased) erase(erasure(null));

        assertThat(erased.counts()).isEqualTo(first);
        assertThat(erased.rows()).as("what the platform still had").isEqualTo(5);
        assertThat(inForum() + inPlatform()).isZero();
    }

    @Test
    void nothingGoesWhileAStoreIsAway() throws SQLException {
        assertThatThrownBy(() -> OpenStores.of(plan, store -> {
                    if (store.equals(PLATFORM)) {
                        throw new SQLException("away", "08001");
                    }
                    return two.connect(store);
                }))
                .isInstanceOf(SQLException.class);

        assertThat(inForum() + inPlatform()).isEqualTo(8);
    }

    @Test
    void anOwnersPartGoesFromEveryStore() throws SQLException {
        var erased = (Outcome.Erased) erase(erasure("7"));

        assertThat(erased.counts())
                .containsEntry("forum.post", new Counts(0, 2, 0))
                .containsEntry("platform.enrolment", new Counts(1, 0, 0))
                .doesNotContainKeys("forum.member", "platform.learner", "forum.receipt");
        assertThat(two.count(FORUM, "post where author_id = 1 and customer_id = 8"))
                .isOne();
        assertThat(two.count(FORUM, "member where learner_id = 1")).isOne();
    }

    @Test
    void theLastOwnersPartIsEverythingEverywhereAlsoOfASecondTry() throws SQLException {
        two.execute(PLATFORM, "delete from enrolment where customer_id = 8");
        two.execute(FORUM, "delete from receipt");
        breakDeletes("raise exception ''broken''");
        assertThatThrownBy(() -> erase(erasure("7"))).isInstanceOf(SQLException.class);
        mendDeletes();
        two.execute(PLATFORM, "insert into enrolment (learner_id, customer_id) values (1, 8)");

        erase(erasure("7"));

        assertThat(inForum() + inPlatform()).isZero();
    }

    @Test
    void anInvoiceInAnyStoreThatTheVaultDoesNotHoldStopsItBeforeAnythingGoes() throws SQLException {
        var erasure = erasure(null);
        two.execute(FORUM, "insert into receipt (learner_id, customer_id, number) values (1, 7, 'late')");

        assertThat(erase(erasure)).isEqualTo(new Outcome.Outdated(REQUEST));

        assertThat(inForum() + inPlatform()).isEqualTo(8);
        assertThat(kept).isEmpty();
    }

    @Test
    void anInvoiceThatComesBetweenTheStoresLeadsToAnotherRoundAndWhatIsDoneStaysDone() throws SQLException {
        breakDeletes("raise exception ''broken''");
        var first = erasure(null);
        assertThatThrownBy(() -> erase(first)).isInstanceOf(SQLException.class);
        mendDeletes();
        two.execute(PLATFORM, "insert into invoice (learner_id, customer_id, number) values (1, 7, 'late')");

        var outcome = erase(new Erasure(first.target(), first.securedDigest(), NOW, kept.get(REQUEST)));

        assertThat(outcome).isEqualTo(new Outcome.Outdated(REQUEST));
        assertThat(inForum()).isZero();
        assertThat(inPlatform()).isEqualTo(3);
        var counts = kept.get(REQUEST).counts();
        assertThat(erase(erasure(null)))
                .isInstanceOfSatisfying(
                        Outcome.Erased.class,
                        erased -> assertThat(erased.counts()).isEqualTo(counts));
        assertThat(inPlatform()).isZero();
    }

    @Test
    void somebodyWhoCameBackUnderTheIdIsLeftAloneInEveryStore() throws SQLException {
        two.execute(PLATFORM, "update learner set created_at = '2026-02-01' where learner_id = 1");

        assertThat(erase(erasure(null))).isEqualTo(new Outcome.Refused(REQUEST, Outcome.NEWCOMER));

        assertThat(inForum() + inPlatform()).isEqualTo(8);
    }

    @Test
    void somebodyWithoutARowOfTheirOwnStillLosesWhatRefersToThem() throws SQLException {
        two.execute(PLATFORM, "delete from enrolment where learner_id = 1; delete from learner where learner_id = 1");

        erase(erasure(null));

        assertThat(inForum()).isZero();
    }

    @Test
    void aStoreThatWasPutBackIsErasedFromAlone() throws SQLException {
        erase(erasure(null));
        two.execute(FORUM, "insert into member (learner_id, alias) values (1, 'alias1@forum.example')");
        two.execute(PLATFORM, "insert into note (learner_id, text) values (1, 'not put back')");

        var outcome = erase(plan.only(FORUM), erasure(null)).getFirst();

        assertThat(outcome).isInstanceOf(Outcome.Erased.class);
        assertThat(again.get(REQUEST)).containsEntry("forum.member", new Counts(1, 0, 0));
        assertThat(inForum()).isZero();
        assertThat(two.count(PLATFORM, "note where learner_id = 1")).isOne();
    }

    @Test
    void filesThatAnotherStoreNamesGoToo(@TempDir Path folder) throws Exception {
        with(TwoStores.MAP
                + "  files: {pictures: {region: nl, paths: [{subject: learner, path: '{forum.member.picture}'}]}}\n");
        directories = new FileDirectories(Map.of("pictures", folder));
        two.execute(FORUM, "update member set picture = learner_id || '.png'");
        for (String name : List.of("1.png", "2.png")) {
            Files.writeString(folder.resolve(name), "face");
        }

        var erased = (Outcome.Erased) erase(erasure(null));

        assertThat(folder.resolve("1.png")).doesNotExist();
        assertThat(folder.resolve("2.png")).exists();
        assertThat(erased.counts()).containsEntry("pictures", new Counts(1, 0, 0));
    }

    @Test
    void thePreviewIsTheOutcome() throws SQLException {
        try (var platform = two.connect(PLATFORM);
                var forum = two.connect(FORUM)) {
            var preview = new PreviewReader(two.map, two.catalogs(), "learner")
                    .read(Map.of(PLATFORM, platform, FORUM, forum), "1", null, LocalDate.of(2026, 1, 1));

            var promised = new TreeMap<String, Counts>();
            preview.collections()
                    .forEach(each -> promised.put(
                            each.name(),
                            new Counts(
                                    each.counts().removed(),
                                    each.counts().anonymised(),
                                    each.counts().retained())));
            assertThat(preview.invoices()).isEqualTo(2);
            assertThat(promised).isEqualTo(((Outcome.Erased) erase(erasure(null))).counts());
        }
    }
}
