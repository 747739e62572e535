package nl.gewist.retention.terms;

import java.time.Instant;
import java.util.List;

/**
 * What a change would do.
 *
 * @param shortens it waits, and can be undone until it takes effect; it must have been seen before it is decided
 * @param touches invoices that would expire earlier
 * @param destroyed those of them that would be destroyed as soon as it takes effect
 * @param notDownloaded invoices it is about that the owner's last download of all does not hold: a copy is to be offered
 * @param takesEffectAt if it were decided now
 * @param warnings codes: {@code below-seven-years}, the general duty to keep business records (AWR art. 52)
 */
public record TermPreview(
        boolean shortens, int touches, int destroyed, int notDownloaded, Instant takesEffectAt, List<String> warnings) {
    public TermPreview {
        warnings = List.copyOf(warnings);
    }
}
