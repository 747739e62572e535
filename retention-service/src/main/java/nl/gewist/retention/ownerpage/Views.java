package nl.gewist.retention.ownerpage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.gewist.retention.approvals.Approval;
import nl.gewist.retention.ownerpage.OwnerView.Approved;
import nl.gewist.retention.ownerpage.OwnerView.ChangeView;
import nl.gewist.retention.ownerpage.OwnerView.Look;
import nl.gewist.retention.ownerpage.OwnerView.MonthName;
import nl.gewist.retention.ownerpage.OwnerView.Row;
import nl.gewist.retention.ownerpage.OwnerView.Waiting;
import nl.gewist.retention.terms.OwnedInvoice;
import nl.gewist.retention.terms.OwnerTerm;
import nl.gewist.retention.terms.TermChange;
import nl.gewist.retention.terms.TermDecision;
import nl.gewist.retention.terms.TermPreview;

/** Puts terms, decisions and invoices into the words of a language. */
@ApplicationScoped
class Views {
    private static final String SEVEN_YEARS = "below-seven-years";

    private final Clock clock;

    Views(Clock clock) {
        this.clock = clock;
    }

    /** @param page one more than fit, if there are more */
    OwnerView page(OwnerTerm term, List<OwnedInvoice> page, int fit, List<Approval> approvals, Locale language) {
        List<OwnedInvoice> shown = page.subList(0, Math.min(fit, page.size()));
        return new OwnerView(
                term.chosen(),
                term.years(),
                term.longestYears(),
                term.delayDays(),
                term.invoices(),
                months(term.yearEnds(), language),
                term.waiting().stream()
                        .map(decision -> waiting(decision, language))
                        .toList(),
                shown.stream().map(invoice -> row(invoice, language)).toList(),
                approvals.stream().map(approval -> approved(approval, language)).toList(),
                page.size() > fit ? shown.getLast().recordId() : null);
    }

    Look look(TermChange change, TermPreview preview, Locale language) {
        return new Look(
                view(change, language),
                preview.shortens(),
                preview.touches(),
                preview.destroyed(),
                preview.notDownloaded(),
                day(preview.takesEffectAt(), language),
                preview.warnings().contains(SEVEN_YEARS));
    }

    Row row(OwnedInvoice invoice, Locale language) {
        return new Row(
                invoice.recordId(),
                invoice.number() == null ? "–" : invoice.number(),
                invoice.issuedOn() == null ? "–" : day(invoice.issuedOn(), language),
                day(invoice.lastDay(), language),
                invoice.decidedBy());
    }

    private Approved approved(Approval approval, Locale language) {
        return new Approved(
                approval.approvalId(),
                approval.number() == null ? "–" : approval.number(),
                approval.caseCode(),
                day(approval.expiresAt(), language));
    }

    private Waiting waiting(TermDecision decision, Locale language) {
        return new Waiting(
                decision.changeId(),
                view(decision.change(), language),
                decision.touches(),
                day(decision.takesEffectAt(), language));
    }

    private static ChangeView view(TermChange change, Locale language) {
        Integer years = null;
        Month month = null;
        LocalDate until = null;
        switch (change) {
            case TermChange.NewTerm newTerm -> {
                years = newTerm.term().years();
                month = newTerm.term().yearEnds();
            }
            case TermChange.OwnLastDay own -> until = own.until();
            case TermChange.NoOwnLastDay _, TermChange.DeleteInvoice _, TermChange.DeleteAll _ -> {}
        }
        return new ChangeView(
                change.kind(),
                years,
                month == null ? null : month.getValue(),
                month == null ? null : name(month, language),
                change.recordId(),
                until == null ? null : until.toString(),
                until == null ? null : day(until, language));
    }

    private static List<MonthName> months(Month chosen, Locale language) {
        return Stream.of(Month.values())
                .map(month -> new MonthName(month.getValue(), name(month, language), month == chosen))
                .toList();
    }

    private static String name(Month month, Locale language) {
        return month.getDisplayName(TextStyle.FULL_STANDALONE, language);
    }

    private String day(Instant instant, Locale language) {
        return day(instant.atZone(clock.getZone()).toLocalDate(), language);
    }

    private static String day(LocalDate day, Locale language) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
    }
}
