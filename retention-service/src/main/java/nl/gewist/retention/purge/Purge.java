package nl.gewist.retention.purge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent.InvoicesPurged;
import nl.gewist.messaging.Outbox;
import nl.gewist.sealing.KeyStore;

/**
 * Destroys records for good: first their keys, which commit by themselves, then rows and events in one commit. Whoever
 * dies in between leaves rows that nobody can read any more, and that are still due.
 */
@ApplicationScoped
class Purge {
    private final DueInvoices table;
    private final KeyStore keys;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;

    Purge(DueInvoices table, KeyStore keys, Outbox outbox, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Destroys some of the records whose last day is before this one, in the transaction at hand.
     *
     * @return how many
     */
    int destroyDue(LocalDate today, int limit) {
        List<DueInvoice> due = table.take(today, limit);
        destroy(due);
        return due.size();
    }

    /** Destroys those of these records that are there again, whatever their last day. */
    int destroyAgain(Collection<String> recordIds) {
        List<DueInvoice> restored = table.takeAgain(recordIds);
        destroy(restored);
        return restored.size();
    }

    private void destroy(List<DueInvoice> due) {
        if (due.isEmpty()) {
            return;
        }
        keys.destroy(due.stream().map(invoice -> invoice.recordId().toString()).toList());
        table.delete(due, clock.instant());
        Collection<List<DueInvoice>> told = due.stream()
                .collect(Collectors.groupingBy(
                        invoice -> Map.entry(invoice.requestId(), invoice.basis()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        outbox.add(told.stream().map(this::purged).toList());
        due.forEach(invoice -> meters.counter("gewist.invoices.purged", "basis", invoice.basis())
                .increment());
    }

    /** Of one request and basis; a record is destroyed once, so the first one tells this batch from others. */
    private Outgoing purged(List<DueInvoice> alike) {
        DueInvoice first = alike.getFirst();
        UUID occurrence = first.recordId();
        return outbox.outgoing(new InvoicesPurged(first.requestId(), first.basis(), alike.size()), 0, occurrence);
    }
}
