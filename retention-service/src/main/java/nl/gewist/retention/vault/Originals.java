package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.messaging.Sql;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;

/**
 * The documents that invoices were sent as. Each is copied in a transaction of its own, one at a time: they may be large
 * and many, and what was copied stays copied when the rest is tried again.
 */
@ApplicationScoped
class Originals {
    static final String NOT_YET = "documents-being-copied";

    private final Sql sql;
    private final KeyStore keys;
    private final Vault vault;
    private final PlatformDocuments platform;
    private final Clock clock;

    Originals(AgroalDataSource dataSource, KeyStore keys, Vault vault, PlatformDocuments platform, Clock clock) {
        this.sql = new Sql(dataSource);
        this.keys = keys;
        this.vault = vault;
        this.platform = platform;
        this.clock = clock;
    }

    static boolean any(Collection<List<InvoiceRecord>> invoices) {
        return invoices.stream().flatMap(List::stream).anyMatch(invoice -> invoice.document() != null);
    }

    /**
     * Copies the documents of invoices that are in the vault already.
     *
     * @param until when to stop; the rest is for the next try
     * @return the requests whose documents are not all copied, with a code
     */
    Map<DueRequest, String> copy(String subjectType, Map<DueRequest, List<InvoiceRecord>> invoices, Instant until) {
        Map<DueRequest, String> late = new LinkedHashMap<>();
        invoices.forEach((request, records) -> {
            List<InvoiceRecord> missing = missing(records);
            try {
                for (InvoiceRecord invoice : missing) {
                    if (clock.instant().isAfter(until)) {
                        throw new UnreadableDocumentException(NOT_YET);
                    }
                    copy(subjectType, invoice);
                }
            } catch (UnreadableDocumentException e) {
                late.put(request, e.code());
            }
        });
        return late;
    }

    private List<InvoiceRecord> missing(List<InvoiceRecord> records) {
        List<InvoiceRecord> documented =
                records.stream().filter(invoice -> invoice.document() != null).toList();
        Set<UUID> copied = documented.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.query(
                        "select record_id from original_document where record_id = any (?::uuid[])",
                        row -> row.getObject(1, UUID.class),
                        Sql.column(documented, vault::id)));
        return documented.stream()
                .filter(invoice -> !copied.contains(vault.id(invoice)))
                .toList();
    }

    private void copy(String subjectType, InvoiceRecord invoice) {
        byte[] bytes = platform.bytes(subjectType, invoice);
        UUID id = vault.id(invoice);
        Sealer sealer = keys.open(List.of(id.toString())).get(id.toString());
        if (sealer == null) {
            // The invoice was deleted in the meantime, key and all: there is nothing to add a document to.
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        """
                        insert into original_document (record_id, media_type, copied_at, sealed)
                        select record_id, ?, ?, ? from retained_invoice where record_id = ?
                        on conflict do nothing""",
                        Objects.requireNonNull(invoice.document()).type(),
                        clock.instant(),
                        sealer.seal(bytes, purpose(id)),
                        id));
    }

    /** The document of a retained invoice, as it was; empty if there is none. */
    Optional<Original> open(UUID recordId, Sealer sealer) {
        return sql
                .query(
                        "select media_type, sealed from original_document where record_id = ?",
                        row -> new Original(row.getString(1), sealer.unseal(row.getBytes(2), purpose(recordId))),
                        recordId)
                .stream()
                .findFirst();
    }

    private static String purpose(UUID recordId) {
        return "vault/" + recordId + "/document";
    }
}
