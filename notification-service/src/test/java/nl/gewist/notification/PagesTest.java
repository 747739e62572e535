package nl.gewist.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import nl.gewist.notification.Platform.Owner;
import nl.gewist.notification.links.Page;
import org.junit.jupiter.api.Test;

/** The owners' pages, from outside. */
@QuarkusTest
class PagesTest extends ServiceTest {

    @Test
    void lookingShowsTheNoticeAndChangesNothing() {
        Owner owner = noticed("Mailchimp", "Brevo");

        for (int i = 0; i < 2; i++) {
            given().get("/cleanup/" + token(Page.CLEANUP, owner))
                    .then()
                    .statusCode(200)
                    .body(containsString("Sanne de Wit"), containsString("Mailchimp"), containsString("Brevo"))
                    .body(not(containsString("Afgevinkt")))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store");
        }
        assertThat(broker.about(request, "cleanup.confirmed")).isEmpty();
    }

    @Test
    void confirmingTwiceIsSaidOnce() {
        Owner owner = noticed("Mailchimp", "Brevo");
        String page = "/cleanup/" + token(Page.CLEANUP, owner);

        for (int i = 0; i < 2; i++) {
            given().redirects().follow(false).post(page + "/mailchimp").then().statusCode(303);
        }
        given().redirects().follow(false).post(page + "/brevo").then().statusCode(303);

        given().get(page).then().body(containsString("Alles is afgevinkt"));
        eventually(() -> assertThat(broker.about(request, "cleanup.confirmed"))
                .extracting(event -> event.path("system").asText())
                .containsExactly("mailchimp", "brevo"));
    }

    @Test
    void everyWrongLinkGetsTheSameAnswer() {
        Owner owner = noticed("Mailchimp");
        String right = token(Page.CLEANUP, owner);
        String unknown = given().get("/cleanup/" + links.token(Page.CLEANUP, UUID.randomUUID()))
                .then()
                .statusCode(404)
                .extract()
                .body()
                .asString();
        char last = right.charAt(right.length() - 2);
        String tampered =
                right.substring(0, right.length() - 2) + (last == 'A' ? 'B' : 'A') + right.charAt(right.length() - 1);

        for (String wrong :
                List.of("x", "%20", tampered, right.substring(1), right + "AAAA", token(Page.PREFERENCES, owner))) {
            given().urlEncodingEnabled(false)
                    .get("/cleanup/" + wrong)
                    .then()
                    .statusCode(404)
                    .body(equalTo(unknown));
        }
        given().get("/preferences/" + right).then().statusCode(404).body(equalTo(unknown));
        given().post("/cleanup/" + right + "/laposta").then().statusCode(404).body(equalTo(unknown));
        given().post("/preferences/" + right + "/unsubscribe")
                .then()
                .statusCode(404)
                .body(equalTo(unknown));
    }

    @Test
    void oneClickUnsubscribesAndNoticesStayOnThePage() {
        Owner owner = noticed("Mailchimp");
        String page = "/preferences/" + token(Page.PREFERENCES, owner);

        given().formParam("List-Unsubscribe", "One-Click").post(page).then().statusCode(204);

        UUID next = UUID.randomUUID();
        broker.announce(next, platform.learner("Piet Puk", address("piet"), owner), null, 1, 1);
        eventually(() -> assertThat(broker.about(next, "notice.failed"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("code").asText()).isEqualTo("unsubscribed")));
        assertThat(mailsTo(owner.email())).as("only the first").hasSize(1);
        String shown = given().get(page).then().statusCode(200).extract().body().asString();
        assertThat(shown).contains("Je bent afgemeld").doesNotContain(owner.email());
        assertThat(shown.split("/cleanup/", -1)).as("links to both notices").hasSize(3);
    }

    @Test
    void whoSubscribesAgainGetsMailsAgain() {
        Owner owner = noticed("Mailchimp");
        String page = "/preferences/" + token(Page.PREFERENCES, owner);
        given().post(page + "/unsubscribe").then().statusCode(200).body(containsString("geen mails meer"));

        given().post(page + "/subscribe").then().statusCode(200).body(containsString("Je krijgt weer mails"));

        announceNext(owner);
        eventually(() -> assertThat(mailsTo(owner.email())).hasSize(2));
    }

    @Test
    void mailsGoToTheNewAddress() {
        Owner owner = noticed("Mailchimp");
        String page = "/preferences/" + token(Page.PREFERENCES, owner);

        given().formParam("address", address("nieuw"))
                .post(page + "/address")
                .then()
                .statusCode(200)
                .body(containsString("n…@example.test"));

        announceNext(owner);
        eventually(() -> assertThat(mailsTo(address("nieuw"))).hasSize(1));
        assertThat(mailsTo(owner.email())).hasSize(1);
    }

    @Test
    void anAddressThatIsNoneChangesNothing() {
        Owner owner = noticed("Mailchimp");
        String page = "/preferences/" + token(Page.PREFERENCES, owner);

        for (String wrong : List.of("", "piet", "a@b@c", "a@b.test\r\nBcc: c@d.test", "<script>@x.test")) {
            given().formParam("address", wrong)
                    .post(page + "/address")
                    .then()
                    .statusCode(200)
                    .body(containsString("geen geldig e-mailadres"), not(containsString("<script>")));
        }
        assertThat(sql.query("select 1 from preference where owner_id = ?", row -> 1, Long.toString(owner.id())))
                .isEmpty();
    }

    @Test
    void aRefusedNoticeStaysOnThePageAndIsSentToANewAddress() {
        Owner owner = platform.owner("Bakatelier Vos", address("vos"), "nl", "Kit");
        gate.refuse(owner.email());
        broker.announce(request, platform.learner("Sanne de Wit", address("sanne"), owner), null, 1, 1);
        eventually(() -> assertThat(broker.about(request, "notice.failed")).hasSize(1));
        given().get("/cleanup/" + token(Page.CLEANUP, owner)).then().body(containsString("Sanne de Wit"));

        given().formParam("address", address("nieuw"))
                .post("/preferences/" + token(Page.PREFERENCES, owner) + "/address");

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        assertThat(mailsTo(address("nieuw"))).hasSize(1);
    }

    @Test
    void markupInANameIsShownAsText() {
        Owner owner = platform.owner("<b>Vos</b>", address("vos"), "nl", "Kit");
        broker.announce(request, platform.learner("<script>alert(1)</script>", address("sanne"), owner), null, 1, 1);
        eventually(() -> assertThat(mailsTo(owner.email())).hasSize(1));

        assertThat(mailsTo(owner.email()).getFirst().html()).doesNotContain("<script", "<b>");
        given().get("/cleanup/" + token(Page.CLEANUP, owner)).then().body(not(containsString("<script")));
    }

    private Owner noticed(String... systems) {
        Owner owner = platform.owner("Bakatelier Vos", address("vos"), "nl", systems);
        broker.announce(request, platform.learner("Sanne de Wit", address("sanne"), owner), null, 1, 1);
        eventually(() -> assertThat(mailsTo(owner.email())).hasSize(1));
        return owner;
    }

    private void announceNext(Owner owner) {
        broker.announce(UUID.randomUUID(), platform.learner("Piet Puk", address("piet"), owner), null, 1, 1);
    }

    private String token(Page page, Owner owner) {
        return links.token(page, notice(owner.id()));
    }
}
