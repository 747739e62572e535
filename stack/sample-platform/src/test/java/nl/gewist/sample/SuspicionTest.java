package nl.gewist.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.gewist.datamap.CollectionName;
import nl.gewist.datamap.DataCollection;
import nl.gewist.datamap.DataField;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.SuspicionCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well personal columns are told from others, on data made for another purpose. */
class SuspicionTest {
    private static Connection platform;
    private static Erasure erasure;

    @BeforeAll
    static void fill() throws SQLException {
        platform = Sample.fresh();
        SamplePlatform.create(platform, 300, 5);
        erasure = new Erasure(platform);
    }

    @AfterAll
    static void close() throws SQLException {
        platform.close();
    }

    @Test
    void theMapForgetsNothing() throws SQLException {
        assertThat(SuspicionCheck.check(erasure.map, erasure.catalog, platform))
                .filteredOn(suspicion -> suspicion.code().stops())
                .isEmpty();
    }

    @Test
    void personalColumnsThatAMapForgetsAreFound() throws SQLException {
        Set<String> found = SuspicionCheck.check(blind(), erasure.catalog, platform).stream()
                .filter(suspicion -> suspicion.code() == Suspicion.Code.UNMAPPED_COLUMN)
                .map(suspicion -> suspicion.collection() + "." + suspicion.field())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> personal = erasure.map.collections().values().stream()
                .flatMap(collection -> collection.fields().values().stream()
                        .filter(DataField::personal)
                        .filter(SuspicionTest::isForgotten)
                        .map(field -> collection.name() + "." + field.name()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found)
                .filteredOn(column -> !personal.contains(column))
                .as("false alarms: the platform's own address")
                .containsExactly(
                        "platform.platform_invoice.seller_city",
                        "platform.platform_invoice.seller_name",
                        "platform.platform_invoice.seller_postal_code",
                        "platform.platform_invoice.seller_street");
        assertThat(personal)
                .filteredOn(column -> !found.contains(column))
                .as(
                        "missed of %d: free text, behaviour, countries and codes tell nothing by name or shape",
                        personal.size())
                .containsExactly(
                        "platform.certificate.name_printed",
                        "platform.customer.company_name",
                        "platform.customer.country",
                        "platform.customer.slug",
                        "platform.customer.vat_number",
                        "platform.direct_message.body",
                        "platform.forum_thread.title",
                        "platform.integration.account_ref",
                        "platform.integration_contact.external_ref",
                        "platform.learner.bio",
                        "platform.learner.country",
                        "platform.learner.last_login_at",
                        "platform.learner_invoice.buyer_country",
                        "platform.learner_invoice.seller_country",
                        "platform.learner_invoice.seller_vat_number",
                        "platform.learner_invoice_line.description",
                        "platform.lesson_progress.seconds_watched",
                        "platform.login_event.user_agent",
                        "platform.platform_invoice.buyer_country",
                        "platform.platform_invoice.buyer_vat_number",
                        "platform.quiz_answer.answer",
                        "platform.quiz_attempt.score",
                        "platform.study_group.name",
                        "platform.submission.title",
                        "platform.support_reply.body",
                        "platform.support_ticket.body",
                        "platform.support_ticket.subject",
                        "platform.training.description",
                        "platform.training.title",
                        "platform.upload.file_name",
                        "platform.upload.storage_key");
    }

    /** The map with keys and references only. */
    private static DataMap blind() {
        Map<CollectionName, DataCollection> collections = new HashMap<>();
        erasure.map.collections().forEach((name, collection) -> {
            Map<String, DataField> fields = new HashMap<>(collection.fields());
            fields.values().removeIf(SuspicionTest::isForgotten);
            collections.put(
                    name,
                    new DataCollection(
                            name,
                            fields,
                            collection.treatment(),
                            collection.part(),
                            Map.of(),
                            List.of(),
                            null,
                            collection.references(),
                            Map.of(),
                            collection.belongsBy(),
                            collection.line()));
        });
        return new DataMap(
                "blind",
                erasure.map.stores(),
                erasure.map.subjects(),
                collections,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static boolean isForgotten(DataField field) {
        return !field.primaryKey() && field.references().isEmpty();
    }
}
