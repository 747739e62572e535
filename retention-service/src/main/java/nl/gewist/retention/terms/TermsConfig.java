package nl.gewist.retention.terms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Month;

/** Settings of terms, under {@code gewist}. */
@ConfigMapping(prefix = "gewist")
public interface TermsConfig {
    /** Last month of the platform's financial year, and of an owner's who names no other. */
    @WithName("vault.financial-year-ends")
    @WithDefault("DECEMBER")
    Month financialYearEnds();

    Terms terms();

    interface Terms {
        /** Days until a shorter term or a deletion takes effect; it can be undone until then. */
        @WithDefault("7")
        @Min(7)
        int delayDays();

        /** Longest term an owner may choose. Years after the financial year. */
        @WithDefault("10")
        @Min(7)
        @Max(50)
        int longestYears();
    }
}
