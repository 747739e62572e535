package nl.gewist.audit.log;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import nl.gewist.audit.log.Verification.Fault;

/** Recomputes the chain from the entries as they stand now. */
@ApplicationScoped
public class Verifier {
    private static final int BATCH = 5000;
    private static final int LONGEST_SECONDS = 600;

    private final LeafTable leaves;

    Verifier(LeafTable leaves) {
        this.leaves = leaves;
    }

    /** How far the log has come. */
    public LogStatus status() {
        return LogStatus.of(leaves.head(), leaves.waiting());
    }

    /** Looks at every leaf; stops at the first fault. */
    public Verification verify() {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(this::walk);
    }

    private Verification walk() {
        Chain chain = new Chain(Chain.START);
        long next = 0;
        for (List<Leaf> batch = leaves.after(-1, BATCH); !batch.isEmpty(); batch = leaves.after(next - 1, BATCH)) {
            for (Leaf leaf : batch) {
                Optional<Fault> fault = fault(next, leaf, chain);
                if (fault.isPresent()) {
                    return new Verification(false, next, chain.head(), leaves.waiting(), fault.get());
                }
                next++;
            }
        }
        boolean lost = leaves.lost() > 0;
        return new Verification(
                !lost, next, chain.head(), leaves.waiting(), lost ? new Fault(-1, "unsealed-entry-lost") : null);
    }

    private static Optional<Fault> fault(long expected, Leaf leaf, Chain chain) {
        if (leaf.index() != expected) {
            return Optional.of(new Fault(expected, "gap"));
        }
        Entry entry = leaf.entry();
        if (entry == null) {
            return Optional.of(new Fault(expected, "entry-missing"));
        }
        chain.add(expected, entry);
        return chain.head().equals(leaf.hash()) ? Optional.empty() : Optional.of(new Fault(expected, "hash-differs"));
    }
}
