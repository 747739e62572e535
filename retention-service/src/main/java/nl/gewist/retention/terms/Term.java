package nl.gewist.retention.terms;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * A number of whole years after the financial year in which an invoice was issued.
 *
 * @param years 0 or more
 * @param yearEnds last month of the financial year
 */
public record Term(int years, Month yearEnds) {
    /** Below this an owner who must keep business records may lack them (AWR art. 52). */
    static final int GENERAL_DUTY_YEARS = 7;

    private static final int A_LEAP_YEAR = 2024;

    /** The last day of an invoice that counts from this day. */
    public LocalDate lastDay(LocalDate countsFrom) {
        YearMonth end = YearMonth.from(countsFrom).withMonth(yearEnds.getValue());
        if (countsFrom.getMonth().compareTo(yearEnds) > 0) {
            end = end.plusYears(1);
        }
        return end.plusYears(years).atEndOfMonth();
    }

    /** Whether some invoice would end earlier than under that term. */
    boolean shortens(Term other) {
        return Arrays.stream(Month.values())
                .map(month -> LocalDate.of(A_LEAP_YEAR, month, 1))
                .anyMatch(day -> lastDay(day).isBefore(other.lastDay(day)));
    }
}
