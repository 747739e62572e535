package nl.gewist.retention.ownerpage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param after where the next part of the list begins; null at the end
 */
public record OwnerView(
        boolean chosen,
        int years,
        int longestYears,
        int delayDays,
        int count,
        List<MonthName> months,
        List<Waiting> waiting,
        List<Row> invoices,
        List<Approved> approvals,
        @Nullable UUID after) {

    /** A month to choose from. */
    public record MonthName(int number, String name, boolean chosen) {}

    /** A decision that can still be undone. */
    public record Waiting(UUID changeId, ChangeView change, int touches, String takesEffect) {}

    /**
     * A retained invoice.
     *
     * @param decidedBy default, owner, exception or deletion
     */
    public record Row(UUID recordId, String number, String issuedOn, String lastDay, String decidedBy) {}

    /** Staff can look. */
    public record Approved(UUID approvalId, String number, String caseCode, String until) {}

    /**
     * A change in the fields of a form, and for people.
     *
     * @param until as in the form
     * @param untilWords for people
     */
    public record ChangeView(
            String kind,
            @Nullable Integer years,
            @Nullable Integer yearEnds,
            @Nullable String monthName,
            @Nullable UUID recordId,
            @Nullable String until,
            @Nullable String untilWords) {}

    /** What a change would do. */
    public record Look(
            ChangeView change,
            boolean shortens,
            int touches,
            int destroyed,
            int notDownloaded,
            String takesEffect,
            boolean belowSevenYears) {}
}
