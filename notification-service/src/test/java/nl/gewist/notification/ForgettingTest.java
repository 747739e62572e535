package nl.gewist.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.keyring.SealedRecords;
import nl.gewist.notification.Platform.Owner;
import nl.gewist.notification.forgetting.ForgettingWorker;
import nl.gewist.notification.links.Page;
import nl.gewist.notification.preferences.Preferences;
import nl.gewist.sealing.KeyStore;
import org.junit.jupiter.api.Test;

/** How long a notice knows whom it is about. */
@QuarkusTest
class ForgettingTest extends ServiceTest {
    @Inject
    ForgettingWorker worker;

    @Inject
    KeyStore keys;

    @Inject
    Instance<SealedRecords> tables;

    @Inject
    Preferences preferences;

    @Test
    void afterTheTermTheKeyIsDestroyed() {
        UUID notice = mailed();

        advance(Duration.ofDays(61));
        worker.wake();

        eventually(() -> assertThat(isForgotten(notice)).isTrue());
        given().get("/cleanup/" + links.token(Page.CLEANUP, notice))
                .then()
                .statusCode(200)
                .body(containsString("Mailchimp"), not(containsString("Sanne")));
    }

    @Test
    void whenEverythingIsConfirmedTheKeyIsDestroyedAtTheNextLook() {
        UUID notice = mailed();

        given().post("/cleanup/" + links.token(Page.CLEANUP, notice) + "/mailchimp");
        worker.wake();

        eventually(() -> assertThat(isForgotten(notice)).isTrue());
    }

    @Test
    void theKeysFollowARotationByThemselves() {
        eventually(() -> assertThat(given().get("/q/metrics").asString()).contains("gewist_keys_behind 0.0"));
    }

    @Test
    void theKeysOfNoticesAreMissedUntilTheyAreForgotten() {
        UUID notice = mailed();
        assertThat(sealed()).contains("notice/" + notice);
        assertThat(keys.missing(List.of("notice/" + notice))).isEmpty();

        advance(Duration.ofDays(61));
        worker.wake();

        eventually(() -> assertThat(sealed()).doesNotContain("notice/" + notice));
    }

    @Test
    void theKeysOfAddressesAreMissedToo() {
        Owner owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        preferences.changeAddress(Long.toString(owner.id()), address("new"));

        assertThat(sealed()).contains("owner/" + owner.id());
        assertThat(keys.missing(List.of("owner/" + owner.id()))).isEmpty();
    }

    private List<String> sealed() {
        return tables.stream()
                .flatMap(table -> table.page(null, 10_000).stream().map(table.prefix()::concat))
                .toList();
    }

    private UUID mailed() {
        Owner owner = platform.owner("Bakatelier Vos", address("vos"), "nl", "Mailchimp");
        broker.announce(request, platform.learner("Sanne de Wit", address("sanne"), owner), null, 1, 1);
        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        return notice(owner.id());
    }

    private boolean isForgotten(UUID notice) {
        boolean sealed = sql.query(
                        "select sealed is not null from notice where notice_id = ?", row -> row.getBoolean(1), notice)
                .getFirst();
        return !sealed && keys.open(List.of("notice/" + notice)).isEmpty();
    }
}
