package nl.gewist.retention.vault;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.InvoiceRecord;

/** Copies invoices into the vault, each with the document it was sent as. */
@ApplicationScoped
class Copies {
    private final Vault vault;
    private final Originals originals;
    private final VaultConfig config;
    private final Clock clock;

    Copies(Vault vault, Originals originals, VaultConfig config, Clock clock) {
        this.vault = vault;
        this.originals = originals;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param fresh invoices that were not there before
     * @param late requests whose documents are not all there, with a code: they must be tried again
     */
    record Stored(int fresh, Map<DueRequest, String> late) {}

    /** Without documents all is one transaction, the one at hand; documents follow their invoices in their own. */
    Stored store(String subjectType, Map<DueRequest, List<InvoiceRecord>> invoices) {
        if (!Originals.any(invoices.values())) {
            return new Stored(vault.store(invoices), Map.of());
        }
        int fresh = QuarkusTransaction.requiringNew().call(() -> vault.store(invoices));
        Instant until = clock.instant().plus(config.timeout().dividedBy(2));
        return new Stored(fresh, originals.copy(subjectType, invoices, until));
    }
}
