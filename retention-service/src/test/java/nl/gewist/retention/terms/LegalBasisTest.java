package nl.gewist.retention.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;

class LegalBasisTest {

    @Test
    void generalDutyIsSevenYearsAfterTheFinancialYear() {
        assertThat(LegalBasis.AWR_52.lastDay(LocalDate.of(2026, 3, 14), Month.DECEMBER))
                .isEqualTo("2033-12-31");
        assertThat(LegalBasis.AWR_52.lastDay(LocalDate.of(2026, 12, 31), Month.DECEMBER))
                .isEqualTo("2033-12-31");
        assertThat(LegalBasis.AWR_52.lastDay(LocalDate.of(2027, 1, 1), Month.DECEMBER))
                .isEqualTo("2034-12-31");
    }

    @Test
    void brokenYearThatEndsInFebruaryKnowsLeapYears() {
        assertThat(LegalBasis.AWR_52.lastDay(LocalDate.of(2024, 2, 29), Month.FEBRUARY))
                .isEqualTo("2031-02-28");
        assertThat(LegalBasis.AWR_52.lastDay(LocalDate.of(2020, 3, 1), Month.FEBRUARY))
                .isEqualTo("2028-02-29");
    }

    @Test
    void oneStopShopIsTenCalendarYears() {
        assertThat(LegalBasis.named("BTW-richtlijn art. 369k").lastDay(LocalDate.of(2026, 7, 1), Month.JUNE))
                .isEqualTo("2036-12-31");
    }

    @Test
    void unknownBasisIsKeptNoLongerThanTheGeneralDuty() {
        assertThat(LegalBasis.named("because we can")).isEqualTo(LegalBasis.AWR_52);
    }

    @Property
    void neverEndsEarlyAndNeverLate(
            @ForAll("days") LocalDate issuedOn, @ForAll Month yearEnds, @ForAll LegalBasis basis) {
        int years = basis == LegalBasis.AWR_52 ? 7 : 10;

        LocalDate lastDay = basis.lastDay(issuedOn, yearEnds);

        assertThat(lastDay).isAfterOrEqualTo(issuedOn.plusYears(years));
        assertThat(lastDay).isBefore(issuedOn.plusYears(years + 1).plusDays(1));
        assertThat(lastDay.plusDays(1).getDayOfMonth()).isEqualTo(1);
        assertThat(lastDay.getMonth()).isEqualTo(basis == LegalBasis.AWR_52 ? yearEnds : Month.DECEMBER);
    }

    @Property
    void invoicesOfOneFinancialYearEndTogether(@ForAll("days") LocalDate issuedOn, @ForAll Month yearEnds) {
        LocalDate lastDay = LegalBasis.AWR_52.lastDay(issuedOn, yearEnds);
        LocalDate firstOfItsYear =
                YearMonth.from(lastDay).minusYears(8).plusMonths(1).atDay(1);

        assertThat(firstOfItsYear).isBeforeOrEqualTo(issuedOn);
        assertThat(LegalBasis.AWR_52.lastDay(firstOfItsYear, yearEnds)).isEqualTo(lastDay);
        assertThat(LegalBasis.AWR_52.lastDay(firstOfItsYear.minusDays(1), yearEnds))
                .isBefore(lastDay);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(1999, 1, 1), LocalDate.of(2101, 12, 31));
    }
}
