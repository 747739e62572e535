package nl.gewist.retention.ownerpage;

import static io.restassured.RestAssured.given;
import static nl.gewist.retention.RetentionServiceTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.messaging.OffsetClock;
import nl.gewist.retention.Caller;
import nl.gewist.retention.Platform;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.Securer;
import nl.gewist.retention.Wire;
import nl.gewist.retention.links.Links;
import nl.gewist.retention.links.Opens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class OwnerPageTest {

    @Inject
    Platform platform;

    @Inject
    Securer securer;

    @Inject
    Wire wire;

    @Inject
    Links links;

    @Inject
    Clock clock;

    private long owner;
    private UUID request;
    private String page;

    @BeforeEach
    void secure() {
        owner = platform.customer();
        request = securer.learnerOf(owner, 2);
        page = Caller.ownerPage(owner);
    }

    @Test
    void ownerSeesTheInvoicesAndWhoseTermHolds() {
        for (int i = 0; i < 2; i++) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("Facturen (2)"), containsString("Je hebt nog niet gekozen"))
                    .body(containsString("31 december 2033"), containsString("14 maart 2026"))
                    .body(not(containsString("Iris")), not(containsString("<script")))
                    .header("Content-Security-Policy", containsString("frame-ancestors https://portal.example"))
                    .header("Cache-Control", "no-store");
        }
        given().header("Accept-Language", "en-GB")
                .get(page)
                .then()
                .body(containsString("You have not chosen yet"), containsString("31 December 2033"));
    }

    @Test
    void shortenedTermIsLookedAtWaitsAndIsUndone() {
        Map<String, String> shorter = Map.of("change", "term", "years", "1", "yearEnds", "12");
        String look = posted("/look", shorter)
                .statusCode(200)
                .body(containsString("korter dan zeven jaar"), containsString("all.zip"))
                .extract()
                .asString();
        assertThat(look).contains("<td>2</td>");

        posted("/decide", shorter).statusCode(200).body(containsString("Wat dit doet"));
        said(posted("/decide", with(shorter, "touches", "2")), "waiting");

        String waiting = given().get(page)
                .then()
                .body(containsString("Dit gaat binnenkort in"), containsString("Je hebt nog niet gekozen"))
                .extract()
                .asString();
        said(posted("/undo", Map.of("changeId", value(waiting, "changeId"))), "undone");
        given().get(page).then().body(not(containsString("Dit gaat binnenkort in")));
        said(posted("/undo", Map.of("changeId", value(waiting, "changeId"))), "too-late");
    }

    @Test
    void longerTermHoldsAtOnce() {
        Map<String, String> longer = Map.of("change", "term", "years", "9", "yearEnds", "12");
        posted("/look", longer).statusCode(200).body(containsString("Er verloopt geen factuur eerder"));

        said(posted("/decide", with(longer, "touches", "0")), "done");

        given().get(page).then().body(containsString("Dit heb je zelf gekozen"), containsString("31 december 2035"));
    }

    @Test
    void oneInvoiceGetsALastDayOfItsOwnAndAnotherIsDestroyed() {
        List<String> records = records();
        Map<String, String> exception =
                Map.of("change", "exception", "recordId", records.get(0), "until", "2034-05-01");
        posted("/look", exception).statusCode(200).body(containsString("1 mei 2034"));
        said(posted("/decide", with(exception, "touches", "0")), "done");

        Map<String, String> deletion = Map.of("change", "delete-invoice", "recordId", records.get(1));
        posted("/look", deletion).statusCode(200).body(containsString("één factuur vernietigen"));
        said(posted("/decide", with(deletion, "touches", "1")), "waiting");

        given().get(page).then().body(containsString("1 mei 2034"), containsString("één factuur vernietigen"));
    }

    @Test
    void destroyingAllOffersACopyFirst() {
        Map<String, String> deletion = Map.of("change", "delete-all");

        posted("/look", deletion)
                .statusCode(200)
                .body(containsString("alle facturen vernietigen"), containsString("korter dan zeven jaar"))
                .body(
                        containsString("niet in je laatste download van alles: 2"),
                        containsString(page + "/download/all.zip"));

        given().get(page + "/download/all.zip").then().statusCode(200).extract().asByteArray();
        posted("/look", deletion).statusCode(200).body(not(containsString("niet in je laatste download van alles")));
        said(posted("/decide", with(deletion, "touches", "2")), "waiting");
        String waiting = given().get(page)
                .then()
                .body(containsString("alle facturen vernietigen"))
                .extract()
                .asString();
        said(posted("/undo", Map.of("changeId", value(waiting, "changeId"))), "undone");
    }

    @Test
    void destroyingOneOffersItsCopyToo() {
        String record = records().getFirst();

        posted("/look", Map.of("change", "delete-invoice", "recordId", record))
                .statusCode(200)
                .body(containsString("niet in je laatste download van alles: 1"), containsString("/download/" + record))
                .body(containsString("/download/all.zip"));
    }

    @Test
    void wrongInputChangesNothing() {
        for (Map<String, String> wrong : List.of(
                Map.of("change", "term", "years", "-1", "yearEnds", "12"),
                Map.of("change", "term", "years", "1", "yearEnds", "13"),
                Map.of("change", "term", "years", "x"),
                Map.of("change", "exception", "recordId", records().getFirst(), "until", "2034-02-30"),
                Map.of("change", "exception", "recordId", "x", "until", "2034-02-01"),
                Map.of("change", "everything"))) {
            said(posted("/look", wrong), "not-filled-in");
            said(posted("/decide", wrong), "not-filled-in");
        }
        said(posted("/decide", Map.of("change", "term", "years", "99", "yearEnds", "12", "touches", "0")), "too-long");
    }

    @Test
    void otherOwnersInvoiceIsNotThere() {
        long other = platform.customer();
        securer.learnerOf(other, 1);
        String others =
                "/owner/" + links.make(Opens.OWNER_PAGE, Long.toString(other)).token();
        String record = records(others).getFirst();
        String unknown =
                given().get("/owner/x").then().statusCode(404).extract().asString();

        given().get(page + "/download/" + record).then().statusCode(404).body(equalTo(unknown));
        posted("/look", Map.of("change", "delete-invoice", "recordId", record)).statusCode(404);
        posted("/decide", Map.of("change", "delete-invoice", "recordId", record, "touches", "1"))
                .statusCode(404);
        posted("/staff/approve", Map.of("recordId", record, "caseCode", "support-1"))
                .statusCode(404);
        given().get(page.substring(0, page.length() - 3) + "AAA")
                .then()
                .statusCode(404)
                .body(equalTo(unknown));
        given().get("/invoice/" + page.substring("/owner/".length()))
                .then()
                .statusCode(404)
                .body(equalTo(unknown));
    }

    @Test
    void linkExpires() {
        ((OffsetClock) clock).advance(Duration.ofHours(13));

        String unknown =
                given().get("/owner/x").then().statusCode(404).extract().asString();
        given().get(page).then().statusCode(404).body(equalTo(unknown));
        given().get(page + "/download/all.zip").then().statusCode(404).body(equalTo(unknown));
    }

    @Test
    void downloadsAreRecorded() {
        byte[] pdf = given().get(page + "/download/" + records().getFirst())
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        awaitReadings("owner-page", 1);
    }

    @Test
    void exportHoldsAPdfOfEachAndACsv() throws IOException {
        byte[] zip = given().get(page + "/download/all.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();

        Map<String, String> files = unzipped(zip);
        assertThat(files.keySet().stream().filter(name -> name.matches("2026/F-.*-[0-9a-f]{8}\\.pdf")))
                .hasSize(2);
        assertThat(files.get("invoices.csv").split("\r\n")).hasSize(3);
        assertThat(files.get("invoices.csv")).contains("Iris van Dam");
        awaitReadings("export", 2);
    }

    @Test
    void ownerLetsStaffLookAndRevokesIt() {
        said(posted("/staff/approve", Map.of("recordId", records().getFirst(), "caseCode", "Support-12")), "approved");
        String shown = given().get(page)
                .then()
                .body(containsString("Medewerkers mogen nu inzien"), containsString("support-12"))
                .extract()
                .asString();

        said(posted("/staff/revoke", Map.of("approvalId", value(shown, "approvalId"))), "revoked");

        given().get(page).then().body(not(containsString("support-12")));
        said(posted("/staff/approve", Map.of("recordId", records().getFirst(), "caseCode", "Iris van Dam")), "no-case");
    }

    @Test
    void longListIsPaged() {
        securer.learnerOf(owner, 51);

        String first = given().get(page)
                .then()
                .body(containsString("Facturen (53)"))
                .extract()
                .asString();
        assertThat(first.split("<details", -1)).hasSize(51);
        String after = first.replaceAll("(?s).*\\?after=([0-9a-f-]{36}).*", "$1");

        String second = given().get(page + "?after=" + after)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(second.split("<details", -1)).hasSize(4);
    }

    private ValidatableResponse posted(String path, Map<String, String> form) {
        return given().redirects()
                .follow(false)
                .formParams(form)
                .post(page + path)
                .then();
    }

    private void said(ValidatableResponse response, String what) {
        response.statusCode(303).header("Location", containsString(page + "?said=" + what));
        given().get(page + "?said=" + what).then().statusCode(200).body(containsString("class=\"message"));
    }

    private List<String> records() {
        return records(page);
    }

    private static List<String> records(String page) {
        String shown = given().get(page).then().statusCode(200).extract().asString();
        return Pattern.compile("/download/([0-9a-f-]{36})")
                .matcher(shown)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void awaitReadings(String reason, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.heard(request, InvoiceRead.class))
                        .hasSize(count)
                        .allSatisfy(read -> {
                            assertThat(read.role()).isEqualTo("owner");
                            assertThat(read.reason()).isEqualTo(reason);
                        }));
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }

    private static String value(String page, String name) {
        return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([0-9a-f-]{36})\".*", "$1");
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
