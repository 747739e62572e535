package nl.gewist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureRegistered;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;
import nl.gewist.embedded.ReceivedMail;
import org.junit.jupiter.api.Test;

/** From the announcement to the mail. */
@QuarkusTest
class NoticeTest extends ServiceTest {

    @Test
    void everyOwnerGetsOneMailAboutTheirOwnPart() {
        var one = platform.owner("Bakatelier Vos", address("vos"), "nl", "Mailchimp", "Laposta");
        var other = platform.owner("Yoga Studio Smit", address("smit"), "en_GB", "MailerLite");
        long learner = platform.learner("Sanne de Wit", address("sanne"), one, other);

        announce(learner);

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(2));
        assertThat(broker.about(request, "notices.stored"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.path("count").asInt()).isEqualTo(2));
        ReceivedMail dutch = onlyMailTo(one.email());
        assertThat(dutch.text())
                .contains("Sanne de Wit", address("sanne"), "Mailchimp", "Archiveren is niet verwijderen", "Laposta")
                .contains("zondag 12 april 2026")
                .doesNotContain("Smit", other.email(), "MailerLite");
        ReceivedMail english = onlyMailTo(other.email());
        assertThat(english.text())
                .contains("Sanne de Wit", "MailerLite", "Forget")
                .doesNotContain("Vos", one.email(), "Mailchimp");
        assertThat(english.html()).contains("Sunday 12 April 2026").doesNotContain("<img", "http://www");
    }

    @Test
    void theMailCanBeAnsweredWithOneClickAndHasAnIdOfItsOwn() {
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        announce(platform.learner("Sanne de Wit", address("sanne"), owner));

        eventually(() -> assertThat(mailsTo(owner.email())).hasSize(1));

        ReceivedMail mail = onlyMailTo(owner.email());
        assertThat(mail.messageId()).contains(notice(owner.id()).toString());
        assertThat(mail.headers())
                .contains("Auto-Submitted: auto-generated", "List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .anyMatch(header -> header.startsWith("List-Unsubscribe: <http://127.0.0.1:"))
                .noneMatch(header -> header.startsWith("Cc:"));
        assertThat(mail.subject()).doesNotContain("Sanne");
    }

    @Test
    void redeliveryMailsNobodyTwice() {
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl", "Brevo");
        long learner = platform.learner("Sanne de Wit", address("sanne"), owner);
        announce(learner);
        announce(learner);
        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));

        broker.announce(request, learner, null, 1, 5);

        eventually(() -> assertThat(broker.about(request, "notices.stored")).hasSize(2));
        assertThat(broker.about(request).stream()
                        .map(event -> event.path("id").asText())
                        .filter(id -> id.contains("notices.stored")))
                .as("the same answer")
                .containsOnly(request + "/notices.stored/1");
        assertThat(mailsTo(owner.email())).hasSize(1);
    }

    @Test
    void aSecondRoundIsAnsweredAndAddsOnlyNewOwners() {
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        long learner = platform.learner("Sanne de Wit", address("sanne"), owner);
        announce(learner);
        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        var late = platform.owner("Yoga Studio Smit", address("smit"), "nl");
        platform.enrol(learner, late);

        broker.announce(request, learner, null, 2, 6);

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(2));
        JsonNode second = broker.about(request, "notices.stored").get(1);
        assertThat(second.path("round").asInt()).isEqualTo(2);
        assertThat(second.path("count").asInt()).isEqualTo(2);
        assertThat(mailsTo(owner.email())).hasSize(1);
    }

    @Test
    void aLearnerWithoutOwnersIsAnsweredWithNone() {
        announce(platform.learner("Niemand Bekend", address("niemand")));

        eventually(() -> assertThat(broker.about(request, "notices.stored"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.path("count").asInt()).isZero()));
    }

    @Test
    void onlyTheOwnerOfTheScopeHears() {
        var one = platform.owner("Bakatelier Vos", address("vos"), "nl");
        var other = platform.owner("Yoga Studio Smit", address("smit"), "nl");
        long learner = platform.learner("Sanne de Wit", address("sanne"), one, other);

        broker.announce(request, learner, other.id(), 1, 3);

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        assertThat(mailsTo(other.email())).hasSize(1);
        assertThat(mailsTo(one.email())).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayDelaysNothingButTheMail() {
        gate.close();
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        announce(platform.learner("Sanne de Wit", address("sanne"), owner));
        eventually(() -> assertThat(broker.about(request, "notices.stored")).hasSize(1));
        eventually(() -> assertThat(attempts(owner.id())).isPositive());

        gate.open();

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        assertThat(mailsTo(owner.email())).hasSize(1);
    }

    @Test
    void aRefusedRecipientIsReportedAndOthersAreNot() {
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        var other = platform.owner("Yoga Studio Smit", address("smit"), "nl");
        gate.refuse(owner.email());

        announce(platform.learner("Sanne de Wit", address("sanne"), owner, other));

        eventually(() -> assertThat(broker.about(request, "notice.failed"))
                .singleElement()
                .satisfies(failed -> assertThat(failed.path("code").asText()).isEqualTo("smtp-550")));
        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        assertThat(mailsTo(owner.email())).isEmpty();
    }

    @Test
    void anAlteredNoticeDoesNotKeepItsNeighbourFromBeingSent() {
        gate.close();
        var owner = platform.owner("Bakatelier Vos", address("vos"), "nl");
        var other = platform.owner("Yoga Studio Smit", address("smit"), "nl");
        announce(platform.learner("Sanne de Wit", address("sanne"), owner, other));
        eventually(() -> assertThat(broker.about(request, "notices.stored")).hasSize(1));
        sql.update("update notice set sealed = 'altered' where notice_id = ?", notice(owner.id()));

        gate.open();

        eventually(() -> assertThat(broker.about(request, "notice.sent")).hasSize(1));
        eventually(() -> assertThat(broker.about(request, "notice.failed"))
                .singleElement()
                .satisfies(failed -> assertThat(failed.path("code").asText()).isEqualTo("forgotten")));
        assertThat(mailsTo(other.email())).hasSize(1);
    }

    @Test
    void lineBreaksInNamesAndAddressesGoNowhere() {
        var tricky = platform.owner("Vos\r\nBcc: x@evil.test", address("vos"), "nl");
        var worse = platform.owner("Smit", "a@b.test>\r\nRCPT TO:<" + address("evil"), "nl");

        announce(platform.learner("Sanne\r\nSubject: gratis http://evil.test/x", address("sanne"), tricky, worse));

        eventually(() -> assertThat(broker.about(request, "notice.failed"))
                .singleElement()
                .satisfies(failed -> assertThat(failed.path("code").asText()).isEqualTo("invalid-address")));
        eventually(() -> assertThat(mailsTo(tricky.email())).hasSize(1));
        ReceivedMail mail = onlyMailTo(tricky.email());
        assertThat(mail.headers()).noneMatch(header -> header.startsWith("Bcc"));
        assertThat(mail.text()).contains("Sanne Subject").doesNotContain("http://evil", "evil.test");
        assertThat(mailsTo(address("evil"))).isEmpty();
    }

    private void announce(long learner) {
        var subject = new Subject(SubjectType.LEARNER, Long.toString(learner));
        broker.publish(
                new ErasureRegistered(
                        request, subject, null, Instant.parse("2026-03-15T10:00:00Z"), LocalDate.of(2026, 4, 12)),
                1,
                "1");
        broker.announce(request, learner, null, 1, 2);
    }

    private ReceivedMail onlyMailTo(String address) {
        assertThat(mailsTo(address)).hasSize(1);
        return mailsTo(address).getFirst();
    }

    private int attempts(long ownerId) {
        UUID notice = notice(ownerId);
        return sql.query("select attempts from notice where notice_id = ?", row -> row.getInt(1), notice)
                .getFirst();
    }
}
