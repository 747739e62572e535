package nl.gewist.retention.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.gewist.retention.RetentionServiceTest;
import nl.gewist.retention.terms.InvoiceTerms.Dated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RetentionServiceTest
class InvoiceTermsTest {
    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 14);

    @Inject
    OwnerTermTable owners;

    @Test
    void thePlatformsFinancialYearMayBeBroken() {
        assertThat(dated(LegalBasis.AWR_52, null, "JUNE"))
                .isEqualTo(new Dated(ISSUED, LocalDate.of(2033, 6, 30), LocalDate.of(2033, 6, 30), DecidedBy.LAW));
        assertThat(dated(LegalBasis.AWR_52, "who-has-not-chosen", "FEBRUARY"))
                .isEqualTo(new Dated(ISSUED, LocalDate.of(2034, 2, 28), LocalDate.of(2034, 2, 28), DecidedBy.DEFAULT));
    }

    @Test
    void theOneStopShopCountsCalendarYearsWhateverTheFinancialYear() {
        assertThat(dated(LegalBasis.OSS_369K, null, "JUNE").lastDay()).isEqualTo("2036-12-31");
    }

    private Dated dated(LegalBasis basis, @Nullable String ownerId, String yearEnds) {
        var terms = new InvoiceTerms(owners, config(yearEnds));
        return QuarkusTransaction.requiringNew()
                .call(() -> terms.inForce(ownerId == null ? List.of() : List.of(ownerId)))
                .date(basis, ISSUED, ownerId);
    }

    private static TermsConfig config(String yearEnds) {
        return new SmallRyeConfigBuilder()
                .withValidateUnknown(false)
                .withSources(
                        new PropertiesConfigSource(Map.of("gewist.vault.financial-year-ends", yearEnds), "test", 100))
                .withMapping(TermsConfig.class)
                .build()
                .getConfigMapping(TermsConfig.class);
    }
}
