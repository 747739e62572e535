package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.gewist.contract.RetentionEvent.InvoiceRead;
import nl.gewist.messaging.Outbox;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Gives out a retained invoice; never without an {@code invoice.read} that is committed first. */
@ApplicationScoped
public class Reading {
    private final KeyStore keys;
    private final Originals originals;
    private final Outbox outbox;

    Reading(KeyStore keys, Originals originals, Outbox outbox) {
        this.keys = keys;
        this.originals = originals;
        this.outbox = outbox;
    }

    /**
     * Who reads, and why.
     *
     * @param role a code
     * @param reason a code
     * @param approvalId the owner's approval, where the role needs one
     */
    public record Reader(
            String role, String reason, @Nullable UUID approvalId) {
        public Reader(String role, String reason) {
            this(role, reason, null);
        }
    }

    /**
     * A retained invoice, opened.
     *
     * @param original the document it was sent as; null if there is none, or it was not asked for
     */
    public record Opened(IssuedInvoice invoice, @Nullable Original original) {}

    /** What is retained of a request; no personal value, so not recorded. */
    @Transactional
    public List<RetainedInvoice.Listed> listed(UUID requestId) {
        return RetainedInvoice.ofRequest(requestId);
    }

    /**
     * Reads the one invoice of this number.
     *
     * @param ownerId whose invoice it is; two owners may have given out the same number
     * @param withOriginal whether the document is wanted too; it may be large
     * @return empty if there is none, more than one, or its key was destroyed
     */
    @Transactional
    public Optional<Opened> read(String number, String ownerId, Reader reader, boolean withOriginal) {
        List<RetainedInvoice> found = RetainedInvoice.ofNumber(number).stream()
                .filter(invoice -> ownerId.equals(invoice.ownerId))
                .toList();
        return found.size() == 1 ? open(found.getFirst(), reader, withOriginal) : Optional.empty();
    }

    /** Reads one invoice that the caller has made sure is theirs to read. See {@link #read}. */
    @Transactional
    public Optional<Opened> readRecord(UUID recordId, Reader reader, boolean withOriginal) {
        return Optional.ofNullable(RetainedInvoice.<RetainedInvoice>findById(recordId))
                .flatMap(invoice -> open(invoice, reader, withOriginal));
    }

    /** Reads one invoice, if it is this owner's. See {@link #read}. */
    @Transactional
    public Optional<Opened> readOwned(String ownerId, UUID recordId, Reader reader, boolean withOriginal) {
        return Optional.ofNullable(RetainedInvoice.<RetainedInvoice>findById(recordId))
                .filter(invoice -> ownerId.equals(invoice.ownerId))
                .flatMap(invoice -> open(invoice, reader, withOriginal));
    }

    private Optional<Opened> open(RetainedInvoice invoice, Reader reader, boolean withOriginal) {
        String recordId = invoice.recordId.toString();
        Sealer sealer = keys.open(List.of(recordId)).get(recordId);
        if (sealer == null) {
            return Optional.empty();
        }
        IssuedInvoice issued = InvoiceSeal.unseal(invoice.sealed, recordId, sealer);
        Original original =
                withOriginal ? originals.open(invoice.recordId, sealer).orElse(null) : null;
        var read = new InvoiceRead(
                invoice.requestId, invoice.recordId, reader.role(), reader.reason(), reader.approvalId());
        outbox.add(read, 0, UUID.randomUUID());
        return Optional.of(new Opened(issued, original));
    }
}
