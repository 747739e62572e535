package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may lead from one store into another, and what a side store's live schema must be. */
class StoreRulesTest {
    private static final String MAP = """
            dataset:
              - fides_key: shop
                collections:
                  - name: owner
                    fields: [{name: id, fides_meta: {primary_key: true}}, {name: mail}]
                  - name: pupil
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: nr}
                      - {name: owner_id, fides_meta: {references: [{dataset: shop, field: owner.id}]}}
                      - {name: photo, data_categories: [user.content]}
                  - name: lesson
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, fides_meta: {references: [{dataset: shop, field: pupil.id}]}}
                      - {name: owner_id}
                      - {name: about}
              - fides_key: forum
                collections:
                  - name: post
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: author, fides_meta: {references: [{dataset: shop, field: pupil.id, direction: from}]}}
                      - {name: other}
                      - {name: owner_id}
                      - {name: body, data_categories: [user.content]}
                  - name: bill
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: pupil_id, fides_meta: {references: [{dataset: shop, field: pupil.id}]}}
                      - {name: total}
                      - {name: day}
            gewist:
              version: 1
              stores:
                shop: {kind: postgresql, region: nl}
                forum: {kind: postgresql, region: nl}
              subjects:
                learner: {root: shop.pupil.id, identifiers: {email: [shop.pupil.nr]}}
              collections:
                shop.lesson: {part: [owner_id]}
                forum.post: {treat: anonymise, part: [owner_id], fields: {body: redact}}
              invoices:
                bill: {subject: learner, party: buyer, collection: forum.bill, number: id, issued: day, total: total,
                       currency: {constant: EUR}}
              owners:
                learner: {collection: shop.owner, id: id, email: mail, relations: [shop.lesson]}
              files:
                photos: {region: nl, paths: [{subject: learner, path: '{shop.pupil.photo}'}]}
            """;

    private static DataMap map(String text) {
        return DataMap.read("map.yaml", new StringReader(text));
    }

    private static String changed(String from, String to) {
        assertThat(MAP).contains(from);
        return MAP.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    }

    private static List<MapError> errors(String text) {
        return catchThrowableOfType(DataMapException.class, () -> map(text)).errors();
    }

    @Test
    void theStoresOfASubjectEndWithTheRoots() {
        assertThat(map(MAP).storesOf("learner")).containsExactly("forum", "shop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        field: pupil.id, direction: from | field: lesson.id, direction: from | only the id of a subject is followed
        field: pupil.id, direction: from | field: pupil.nr, direction: from | only the id of a subject is followed
        {name: about} | {name: about, fides_meta: {references: [{dataset: forum, field: post.id}]}} | only the id of a subject is followed
        part: [owner_id], fields | part: [author, owner_id], fields | has a path (part) over 'author' into another store
        fields: {body: redact}} | fields: {body: redact}, links: {other: shop.lesson.id}} | which is in another store
        fields: {body: redact}} | fields: {body: redact}, mentions: [{field: other, of: shop.lesson.id, redact: [body]}]} | which is in another store
        relations: [shop.lesson] | relations: [shop.lesson, forum.post] | which is in another store
        forum.post: {treat: anonymise, | forum.post: {treat: anonymise, belongs_by: {body: email}, | 'shop.pupil', with which it is compared, is in another store
        path: '{shop.pupil.photo}'} | path: '{shop.pupil.photo}'}, {subject: learner, path: '{forum.post.body}'} | as rows of store 'shop' do
        total: total, | total: [pupil_id, nr], | has a path (total) over 'pupil_id' into another store
        """)
    void whatNoStatementCanJoinIsRefused(String from, String to, String message) {
        var errors = errors(changed(from, to));

        assertThat(errors)
                .anySatisfy(error ->
                        assertThat(error.message() + " " + error.cure()).contains(message));
    }

    @Test
    void everyErrorNamesTheLineOfTheReference() {
        var errors = errors(changed("field: pupil.id, direction: from", "field: lesson.id, direction: from"));

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(MAP.lines().toList().get(error.line() - 1)).contains("name: author");
            assertThat(error.message()).contains("'author' ties 'forum.post' to learner over 'shop.lesson.id'");
            assertThat(error.cure()).contains("refer to shop.pupil.id");
        });
    }

    @Test
    void whoseRootSaysWhosePartNeedsAPartInTheOtherStoreToo() {
        var rootWithPart = changed(
                "shop.lesson: {part: [owner_id]}",
                "shop.lesson: {part: [owner_id]}\n    shop.pupil: {part: [owner_id]}");

        assertThat(errors(rootWithPart))
                .extracting(MapError::cure)
                .containsExactly("give 'forum.bill' a part in its own store");
        assertThat(map(rootWithPart.replace("    forum.post:", "    forum.bill: {part: [total]}\n    forum.post:"))
                        .storesOf("learner"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "", textBlock = """
        bigint,
        text,
        uuid,
        varchar(20),
        numeric, TYPE_MISMATCH forum.post.author
        timestamptz, TYPE_MISMATCH forum.post.author
        """)
    void theColumnThatCarriesTheIdMustBeAbleTo(String type, String misfit) throws SQLException {
        var map = map(MAP);
        try (var connection = TestServers.shared().freshDatabase("storerules").connect();
                var statement = connection.createStatement()) {
            statement.execute("create table post (id int primary key, author " + type
                    + ", other int, owner_id int, body text);"
                    + "create table bill (id int primary key, pupil_id bigint, total numeric, day date)");
            var misfits = MapCheck.check(
                    map, Catalog.read(connection, map, map.stores().get("forum")));

            assertThat(misfits.stream().map(Misfit::toString).map(text -> text.substring(0, text.indexOf(':'))))
                    .containsExactlyElementsOf(misfit == null ? List.of() : List.of(misfit));
        }
    }
}
