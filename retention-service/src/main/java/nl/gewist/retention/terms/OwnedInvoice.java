package nl.gewist.retention.terms;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A retained invoice as its owner sees it in a list: nobody's name.
 *
 * @param lastDay it may be kept; it is destroyed afterwards
 * @param legalUntil what its legal basis alone would say
 * @param decidedBy default (the platform's, until the owner has chosen), owner, exception or deletion
 */
public record OwnedInvoice(
        UUID recordId,
        String kind,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        LocalDate lastDay,
        LocalDate legalUntil,
        String decidedBy) {}
