package nl.gewist.audit.console;

import static io.restassured.RestAssured.given;
import static nl.gewist.audit.AuditTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import java.util.UUID;
import nl.gewist.audit.AuditTest;
import nl.gewist.audit.Platform;
import nl.gewist.contract.ErasureEvent.ErasureCompleted;
import nl.gewist.contract.RetentionEvent.BackupAlarmed;
import nl.gewist.contract.RetentionEvent.BackupCleared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@AuditTest
class ConsoleTest {
    private final Platform platform = new Platform();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void theFirstPageListsRequestsAndOnePageTellsOfEach() {
        erased();

        assertThat(page("/", "nl"))
                .contains(id.toString(), "gewist", "2 apr 2026", "Een cursuseigenaar heeft een mail");
        assertThat(page("/", "en")).contains(id.toString(), "erased", "2 Apr 2026", "A course owner was mailed.");
        assertThat(page("/requests/" + id, "nl-NL,en;q=0.5"))
                .contains("De persoon vraagt om gewist te worden.", "gemeld door de wisdienst", "platform.forum_post")
                .contains("Totaal", "<html lang=\"nl\">");
        assertThat(page("/requests/" + id, "fr"))
                .contains("The person asks to be erased.", "said by the deletion service", "Kept by law");
    }

    @Test
    void addressesThatSomebodyElseHasTooAreTold() {
        platform.say(Platform.said(new ErasureCompleted(id, 1, Map.of(), 2), 3, "1", 5));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page("/requests/" + id, "nl"))
                        .contains("die ook van iemand anders zijn: 2")
                        .doesNotContain("er is niets over"));
    }

    @Test
    void aRequestIsFoundByItsId() {
        given().redirects()
                .follow(false)
                .get("/?q= " + id + " ")
                .then()
                .statusCode(303)
                .header("Location", containsString("/requests/" + id));
        given().get("/requests/" + id).then().statusCode(404).body(containsString("No request with this id"));
        given().get("/requests/nonsense").then().statusCode(404);
    }

    @Test
    void whatIsTypedIsShownAsText() {
        given().queryParam("q", "\"><script>alert(1)</script>")
                .get("/")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>")))
                .body(containsString("That is no request id"));
    }

    @Test
    void pagesRunNoScriptAndComeFromHereAlone() {
        for (String path : new String[] {"/", "/backups", "/dead-letters", "/log"}) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType(containsString("text/html"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .body(not(containsString("<script")))
                    .body(not(containsString("style=\"")));
        }
        given().get("/gewist.css").then().statusCode(200);
    }

    @Test
    void whatCouldNotBeReadIsListedWithItsPlace() {
        platform.send("gewist.backups", id.toString(), "<b>no json</b>");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page("/dead-letters", "en"))
                        .contains("it is not JSON", "the audit service", "gewist.backups")
                        .doesNotContain("<b>"));
    }

    @Test
    void alarmsOnBackupsAreShownUntilTheyAreCleared() {
        String store = "store-" + id.toString().substring(0, 8);
        platform.say(Platform.said(new BackupAlarmed(store, "unencrypted"), 0, store + "/1", 1));
        platform.say(Platform.said(new BackupAlarmed(store, "silent"), 0, store + "/2", 1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page("/backups", "nl"))
                        .contains(store, "een kopie is niet versleuteld", "er is te lang niets van gehoord"));

        // Cleared later, whichever arrives first.
        platform.say(Platform.said(new BackupCleared(store, "silent"), 0, store + "/2", 3));
        platform.say(Platform.said(new BackupAlarmed(store, "silent"), 0, store + "/3", 2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(table(page("/backups", "en")))
                        .contains(store, "a copy is not encrypted")
                        .doesNotContain("nothing was heard"));
        assertThat(page("/backups", "en")).contains("No longer so for the backups of " + store);
    }

    private static String table(String page) {
        return page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    }

    private void erased() {
        Platform.life(id, "learner-1").forEach(platform::say);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/v1/requests/" + id).then().statusCode(200).body("events", equalTo(8)));
    }

    /** The page as it is read: long names may break over lines. */
    private static String page(String path, String language) {
        return given().header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("<wbr>", "");
    }
}
