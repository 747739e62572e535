package nl.gewist.retention.vault;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;
import org.jboss.logging.Logger;

/**
 * Secures the invoices of announced requests: reads them from the platform, seals them into the vault and says so, all
 * in one commit. What cannot be read is never said to be ready; it stays due.
 */
@ApplicationScoped
class SecuringWorker extends Worker {
    private static final Logger LOG = Logger.getLogger(SecuringWorker.class);

    private final DueRequests dueRequests;
    private final PlatformInvoices platform;
    private final Copies copies;
    private final Outbox outbox;
    private final VaultConfig config;
    private final MeterRegistry meters;

    SecuringWorker(
            WorkerSettings settings,
            DueRequests dueRequests,
            PlatformInvoices platform,
            Copies copies,
            Outbox outbox,
            VaultConfig config,
            MeterRegistry meters) {
        super(settings);
        this.dueRequests = dueRequests;
        this.platform = platform;
        this.copies = copies;
        this.outbox = outbox;
        this.config = config;
        this.meters = meters;
    }

    /** One transaction per subject type: a map that does not fit customers must not hold up learners. */
    @Override
    protected int work() {
        int done = 0;
        for (SubjectType type : SubjectType.values()) {
            done += QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(config.timeout().toSeconds()))
                    .call(() -> secureDue(type.word()));
        }
        return done;
    }

    private int secureDue(String subjectType) {
        List<DueRequest> due = dueRequests.take(subjectType);
        if (due.isEmpty()) {
            return 0;
        }
        PlatformInvoices.Found found = platform.read(subjectType, due);
        if (!found.unreadable().isEmpty()) {
            dueRequests.putOff(found.unreadable());
            LOG.warnf(
                    "%d requests wait to be secured: %s",
                    found.unreadable().size(), found.unreadable().values());
        }
        if (!found.invoices().isEmpty()) {
            secure(subjectType, found.invoices());
        }
        return due.size();
    }

    private void secure(String subjectType, Map<DueRequest, List<InvoiceRecord>> invoices) {
        Copies.Stored stored = copies.store(subjectType, invoices);
        dueRequests.putOff(stored.late());
        Map<DueRequest, List<InvoiceRecord>> complete = new LinkedHashMap<>(invoices);
        complete.keySet().removeAll(stored.late().keySet());
        answer(complete);
        meters.counter("gewist.invoices.secured").increment(stored.fresh());
    }

    private void answer(Map<DueRequest, List<InvoiceRecord>> secured) {
        List<InvoicesSecured> answers = new ArrayList<>();
        List<Outgoing> outgoing = new ArrayList<>();
        secured.forEach((request, invoices) -> {
            InvoicesSecured answer = request.secured(InvoiceKeys.of(invoices));
            answers.add(answer);
            outgoing.add(outbox.outgoing(answer, request.sequence(), request.round()));
        });
        dueRequests.secured(answers);
        outbox.add(outgoing);
    }
}
