package nl.gewist.retention.terms;

import java.time.LocalDate;
import java.time.Month;

/** Why an invoice may be kept, and so until when. */
public enum LegalBasis {
    /** The general duty to keep business records: 7 years after the financial year (AWR art. 52). */
    AWR_52("AWR art. 52", Term.GENERAL_DUTY_YEARS),
    /** The One-Stop-Shop: 10 years from 31 December of the year of the transaction (VAT directive art. 369k). */
    OSS_369K("VAT directive art. 369k", 10);

    private final String words;
    private final int years;

    LegalBasis(String words, int years) {
        this.words = words;
        this.years = years;
    }

    /** The basis that a data map names; anything but the One-Stop-Shop's is kept no longer than the general duty asks. */
    public static LegalBasis named(String words) {
        return words.contains("369k") ? OSS_369K : AWR_52;
    }

    public String words() {
        return words;
    }

    /**
     * The last day an invoice may be kept.
     *
     * @param yearEnds last month of the financial year; the One-Stop-Shop knows calendar years only
     */
    public LocalDate lastDay(LocalDate issuedOn, Month yearEnds) {
        return new Term(years, this == OSS_369K ? Month.DECEMBER : yearEnds).lastDay(issuedOn);
    }
}
