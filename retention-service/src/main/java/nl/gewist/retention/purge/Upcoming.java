package nl.gewist.retention.purge;

import java.time.YearMonth;
import nl.gewist.retention.terms.DecidedBy;
import org.jspecify.annotations.Nullable;

/**
 * How many records end in a month.
 *
 * @param decidedBy whose decision it is
 * @param ownerId the platform's opaque key; null where no owner decides
 * @param held those of them that stay because they are on hold
 */
public record Upcoming(
        YearMonth month,
        DecidedBy decidedBy,
        String legalBasis,
        @Nullable String ownerId,
        int count,
        int held) {}
