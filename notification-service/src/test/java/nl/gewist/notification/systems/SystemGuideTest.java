package nl.gewist.notification.systems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemGuideTest {
    private final SystemGuide guide = new SystemGuide();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mailchimp",
                "ActiveCampaign",
                "MailerLite",
                "Laposta",
                "Brevo",
                "Kit",
                "MailBlue",
                "Autorespond",
                "Enormail"
            })
    void everySystemOfThePlatformHasItsOwnSteps(String system) {
        for (String locale : new String[] {"nl", "en"}) {
            var its = guide.guide(SystemGuide.slug(system), locale);
            assertThat(its.name()).startsWith(system);
            assertThat(its.steps()).hasSizeBetween(2, 4);
            assertThat(its.warning()).isNotBlank();
        }
    }

    @Test
    void mailchimpSaysWhatArchivingAndDeletingMean() {
        assertThat(guide.guide("mailchimp", "en").warning())
                .contains("Archiving is not deleting", "never be added again by API");
        assertThat(guide.guide("mailchimp", "nl").warning())
                .contains("Archiveren is niet verwijderen", "nooit meer via de API");
    }

    @Test
    void anUnknownSystemGetsGeneralAdvice() {
        var its = guide.guide(SystemGuide.slug("Mijn Eigen CRM!"), "nl");

        assertThat(its.slug()).isEqualTo("mijn-eigen-crm");
        assertThat(its.steps()).isNotEmpty();
    }
}
