package nl.gewist.retention.terms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives new records their last day. */
@ApplicationScoped
public class InvoiceTerms {
    private final OwnerTermTable owners;
    private final TermsConfig config;

    InvoiceTerms(OwnerTermTable owners, TermsConfig config) {
        this.owners = owners;
        this.config = config;
    }

    /** What holds for records of these owners, until the transaction at hand ends. */
    public InForce inForce(Collection<String> ownerIds) {
        return new InForce(owners.chosenForShare(ownerIds), config.financialYearEnds());
    }

    /** @param chosen by owner */
    public record InForce(Map<String, Term> chosen, Month financialYearEnds) {
        public InForce {
            chosen = Map.copyOf(chosen);
        }

        /**
         * The last day of a record.
         *
         * @param ownerId who decides; null when the law alone does
         */
        public Dated date(LegalBasis basis, LocalDate countsFrom, @Nullable String ownerId) {
            LocalDate legalUntil = basis.lastDay(countsFrom, financialYearEnds);
            if (ownerId == null) {
                return new Dated(countsFrom, legalUntil, legalUntil, DecidedBy.LAW);
            }
            Term term = chosen.get(ownerId);
            return term == null
                    ? new Dated(countsFrom, legalUntil, legalUntil, DecidedBy.DEFAULT)
                    : new Dated(countsFrom, legalUntil, term.lastDay(countsFrom), DecidedBy.OWNER);
        }
    }

    /** @param legalUntil what it would be if nobody decided */
    public record Dated(LocalDate countsFrom, LocalDate legalUntil, LocalDate lastDay, DecidedBy decidedBy) {}
}
