package nl.gewist.retention.terms;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner can decide about the invoices to their learners. */
public sealed interface TermChange {
    /** For events, REST and the table. */
    String kind();

    /** The one invoice it concerns; null for all. */
    default @Nullable UUID recordId() {
        return null;
    }

    /** What a newer change of the same target replaces. */
    default String target() {
        UUID recordId = recordId();
        return recordId == null ? kind() : recordId.toString();
    }

    /** A term for all invoices that have no last day of their own. */
    record NewTerm(Term term) implements TermChange {
        @Override
        public String kind() {
            return "term";
        }
    }

    /** A last day of its own for one invoice. */
    record OwnLastDay(UUID recordId, LocalDate until) implements TermChange {
        @Override
        public String kind() {
            return "exception";
        }
    }

    /** The owner's term for an invoice that had a last day of its own. */
    record NoOwnLastDay(UUID recordId) implements TermChange {
        @Override
        public String kind() {
            return "no-exception";
        }
    }

    /** One invoice is destroyed. */
    record DeleteInvoice(UUID recordId) implements TermChange {
        @Override
        public String kind() {
            return "delete-invoice";
        }
    }

    /** All invoices that are retained when this is decided are destroyed. */
    record DeleteAll() implements TermChange {
        @Override
        public String kind() {
            return "delete-all";
        }
    }
}
