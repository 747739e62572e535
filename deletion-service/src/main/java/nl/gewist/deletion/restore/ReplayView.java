package nl.gewist.deletion.restore;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import org.jspecify.annotations.Nullable;

/**
 * One erasure that is applied again.
 *
 * @param state due, replayed, skipped or attention
 * @param counts what was there again, per collection
 */
public record ReplayView(
        UUID requestId,
        String state,
        List<String> codes,
        @Nullable Map<String, Counts> counts) {
    public ReplayView {
        codes = List.copyOf(codes);
    }
}
