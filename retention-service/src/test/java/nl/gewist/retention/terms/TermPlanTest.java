package nl.gewist.retention.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import nl.gewist.retention.terms.OwnedInvoices.Alike;
import nl.gewist.retention.terms.OwnedInvoices.Redated;
import org.junit.jupiter.api.Test;

class TermPlanTest {
    private static final Term PLATFORM = new Term(7, Month.DECEMBER);
    private static final LocalDate EFFECT = LocalDate.of(2026, 12, 3);
    private static final UUID RECORD = UUID.randomUUID();

    /** As the platform's default has them: until the end of 2033 and of 2027. */
    private static final List<Alike> TWO_YEARS = List.of(alike(2026, 3), alike(2020, 5));

    @Test
    void shorterTermTouchesAllAndDestroysWhatIsPast() {
        TermPlan plan = plan(new TermChange.NewTerm(new Term(2, Month.DECEMBER)));

        List<Redated> redated = plan.redated(TWO_YEARS);

        assertThat(redated).extracting(Redated::lastDay).hasToString("[2028-12-31, 2022-12-31]");
        assertThat(TermPlan.touched(redated)).isEqualTo(8);
        assertThat(plan.destroyed(redated)).isEqualTo(5);
        assertThat(plan.shortens(redated)).isTrue();
        assertThat(plan.warnings(redated)).containsExactly("below-seven-years");
    }

    @Test
    void longerTermTouchesNobodyAndWarnsOfNothing() {
        TermPlan plan = plan(new TermChange.NewTerm(new Term(8, Month.DECEMBER)));

        List<Redated> redated = plan.redated(TWO_YEARS);

        assertThat(TermPlan.touched(redated)).isZero();
        assertThat(plan.shortens(redated)).isFalse();
        assertThat(plan.warnings(redated)).isEmpty();
    }

    @Test
    void shorterTermIsShorterEvenWhileThereAreNoInvoices() {
        TermPlan plan = plan(new TermChange.NewTerm(new Term(6, Month.DECEMBER)));

        assertThat(plan.shortens(List.of())).isTrue();
    }

    @Test
    void yearThatEndsEarlierShortens() {
        assertThat(new Term(7, Month.JUNE).shortens(PLATFORM)).isTrue();
        assertThat(new Term(8, Month.JUNE).shortens(PLATFORM)).isFalse();
    }

    @Test
    void deletionIsDueOnTheDayItTakesEffect() {
        TermPlan plan = plan(new TermChange.DeleteAll());

        assertThat(plan.redated(TWO_YEARS)).extracting(Redated::lastDay).containsOnly(EFFECT.minusDays(1));
        assertThat(plan.warnings(plan.redated(TWO_YEARS))).containsExactly("below-seven-years");
    }

    @Test
    void laterLastDayOfItsOwnNeedsNoDelay() {
        TermPlan plan = plan(new TermChange.OwnLastDay(RECORD, LocalDate.of(2034, 1, 31)));

        assertThat(plan.shortens(plan.redated(List.of(alike(2026, 1))))).isFalse();
    }

    @Test
    void withoutALastDayOfItsOwnTheTermHoldsAgain() {
        var chosen = new Term(9, Month.MARCH);
        var plan = new TermPlan(new TermChange.NoOwnLastDay(RECORD), chosen, PLATFORM, EFFECT);

        assertThat(plan.redated(List.of(alike(2026, 1))))
                .extracting(Redated::lastDay)
                .hasToString("[2036-03-31]");
        assertThat(plan.decidedBy()).isEqualTo(DecidedBy.OWNER);
    }

    @Property
    void nothingEndsBeforeItsTermIsOver(
            @ForAll("days") LocalDate countsFrom, @ForAll @IntRange(max = 50) int years, @ForAll Month yearEnds) {
        LocalDate lastDay = new Term(years, yearEnds).lastDay(countsFrom);

        assertThat(lastDay).isAfterOrEqualTo(countsFrom.plusYears(years));
        assertThat(lastDay).isBefore(countsFrom.plusYears(years + 1L).plusDays(1));
        assertThat(lastDay.plusDays(1).getDayOfMonth()).isEqualTo(1);
    }

    @Property
    void shorterIsSeenForEveryInvoice(
            @ForAll("days") LocalDate countsFrom,
            @ForAll @IntRange(max = 12) int years,
            @ForAll Month yearEnds,
            @ForAll @IntRange(max = 12) int otherYears,
            @ForAll Month otherEnds) {
        var term = new Term(years, yearEnds);
        var other = new Term(otherYears, otherEnds);

        if (term.lastDay(countsFrom).isBefore(other.lastDay(countsFrom))) {
            assertThat(term.shortens(other)).isTrue();
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(1999, 1, 1), LocalDate.of(2101, 12, 31));
    }

    private static TermPlan plan(TermChange change) {
        return new TermPlan(change, null, PLATFORM, EFFECT);
    }

    private static Alike alike(int year, int count) {
        LocalDate day = LocalDate.of(year, 5, 17);
        return new Alike(day, PLATFORM.lastDay(day), PLATFORM.lastDay(day), count);
    }
}
