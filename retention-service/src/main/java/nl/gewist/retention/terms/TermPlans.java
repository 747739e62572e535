package nl.gewist.retention.terms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import nl.gewist.retention.terms.OwnedInvoices.Redated;
import nl.gewist.retention.terms.OwnedInvoices.Scope;
import org.jspecify.annotations.Nullable;

/** Works out what a change would do to the invoices that are there now, and does it. */
@ApplicationScoped
class TermPlans {
    private final OwnerTermTable owners;
    private final OwnedInvoices invoices;
    private final TermsConfig config;
    private final Clock clock;

    TermPlans(OwnerTermTable owners, OwnedInvoices invoices, TermsConfig config, Clock clock) {
        this.owners = owners;
        this.invoices = invoices;
        this.config = config;
        this.clock = clock;
    }

    /** The platform's default. */
    Term platform() {
        return new Term(Term.GENERAL_DUTY_YEARS, config.financialYearEnds());
    }

    TermPreview preview(String ownerId, TermChange change) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime later = now.plusDays(config.terms().delayDays());
        TermPlan plan = plan(ownerId, change, later);
        Scope scope = Scope.of(ownerId, change, now.toInstant());
        List<Redated> redated = plan.redated(invoices.alike(scope));
        boolean shortens = plan.shortens(redated);
        return new TermPreview(
                shortens,
                TermPlan.touched(redated),
                plan.destroyed(redated),
                invoices.notDownloaded(scope),
                (shortens ? later : now).toInstant(),
                plan.warnings(redated));
    }

    /**
     * Gives the invoices that are there now their new last day.
     *
     * @return how many of them expire earlier
     */
    int apply(TermDecision decision) {
        Instant now = clock.instant();
        String ownerId = decision.ownerId();
        TermPlan plan = plan(ownerId, decision.change(), now.atZone(clock.getZone()));
        Scope scope = Scope.of(ownerId, decision.change(), decision.decidedAt());
        List<Redated> redated = plan.redated(invoices.alike(scope));
        invoices.redate(scope, redated, plan.decidedBy());
        if (decision.change() instanceof TermChange.NewTerm newTerm) {
            owners.choose(ownerId, newTerm.term(), now);
        }
        return TermPlan.touched(redated);
    }

    OwnerTerm view(@Nullable Term chosen, int number, List<TermDecision> waiting) {
        Term term = chosen == null ? platform() : chosen;
        return new OwnerTerm(
                chosen != null,
                term.years(),
                term.yearEnds(),
                longestYears(),
                config.terms().delayDays(),
                number,
                waiting);
    }

    int longestYears() {
        return config.terms().longestYears();
    }

    /** @param countsFrom of the one invoice concerned, if it is one */
    boolean isTooLong(TermChange change, @Nullable LocalDate countsFrom) {
        return switch (change) {
            case TermChange.NewTerm newTerm -> newTerm.term().years() > longestYears();
            case TermChange.OwnLastDay own ->
                countsFrom != null
                        && own.until()
                                .isAfter(new Term(longestYears(), config.financialYearEnds()).lastDay(countsFrom));
            case TermChange.NoOwnLastDay _, TermChange.DeleteInvoice _, TermChange.DeleteAll _ -> false;
        };
    }

    private TermPlan plan(String ownerId, TermChange change, ZonedDateTime effect) {
        return new TermPlan(change, owners.chosen(List.of(ownerId)).get(ownerId), platform(), effect.toLocalDate());
    }
}
