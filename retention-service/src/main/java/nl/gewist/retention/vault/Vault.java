package nl.gewist.retention.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.datamap.CollectionName;
import nl.gewist.datamap.DataCollection;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKind;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.messaging.Sql;
import nl.gewist.sealing.Sealer;

/** Puts invoices into the vault, sealed; one that is there already stays as it is. */
@ApplicationScoped
class Vault {
    private final Sql sql;
    private final VaultKeys keys;
    private final Clock clock;
    private final VaultConfig config;
    private final Map<String, CollectionName> collections;
    private final Map<String, LegalBasis> bases;

    Vault(AgroalDataSource dataSource, VaultKeys keys, PlatformStores stores, Clock clock, VaultConfig config) {
        this.sql = new Sql(dataSource);
        this.keys = keys;
        this.clock = clock;
        this.config = config;
        List<InvoiceKind> kinds = stores.map().invoices();
        collections = kinds.stream().collect(Collectors.toMap(InvoiceKind::name, InvoiceKind::collection));
        bases = kinds.stream().collect(Collectors.toMap(InvoiceKind::name, kind -> basis(stores.map(), kind)));
    }

    private static LegalBasis basis(DataMap map, InvoiceKind kind) {
        DataCollection collection = map.collections().get(kind.collection());
        return collection == null || collection.keep() == null
                ? LegalBasis.AWR_52
                : LegalBasis.named(collection.keep().basis());
    }

    /**
     * Stores the invoices of many requests in the transaction at hand. Their keys are made, and committed, before.
     *
     * @return how many were new
     */
    int store(Map<DueRequest, List<InvoiceRecord>> invoices) {
        List<Entry> entries = new ArrayList<>();
        invoices.forEach((request, records) ->
                records.forEach(invoice -> entries.add(new Entry(id(invoice), request.round(), invoice))));
        if (entries.isEmpty()) {
            return 0;
        }
        Map<String, Sealer> sealers =
                keys.create(entries.stream().map(entry -> entry.id().toString()).toList());
        return insertMissing(entries, sealers);
    }

    private record Entry(UUID id, int round, InvoiceRecord invoice) {}

    /** Follows from the invoice, so that a second try finds the key of the first. */
    private UUID id(InvoiceRecord invoice) {
        String identity = invoice.store() + "/" + collection(invoice) + "/" + invoice.key();
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    private String collection(InvoiceRecord invoice) {
        return Objects.requireNonNull(collections.get(invoice.kind())).name();
    }

    private LegalBasis basis(Entry entry) {
        return Objects.requireNonNull(bases.get(entry.invoice().kind()));
    }

    private LocalDate lastDay(Entry entry) {
        LocalDate issuedOn = entry.invoice().issuedOn();
        // One without a date counts as issued today: never destroyed too early.
        return basis(entry).lastDay(issuedOn == null ? LocalDate.now(clock) : issuedOn, config.financialYearEnds());
    }

    private byte[] seal(Entry entry, Map<String, Sealer> sealers) {
        String id = entry.id().toString();
        return InvoiceSeal.seal(IssuedInvoice.of(entry.invoice()), id, Objects.requireNonNull(sealers.get(id)));
    }

    private int insertMissing(List<Entry> entries, Map<String, Sealer> sealers) {
        return sql.update(
                """
                insert into retained_invoice (record_id, request_id, round, store, collection, invoice_key, kind,
                    number, issued_on, owner_id, legal_basis, last_day, secured_at, sealed)
                select record_id, request_id, round, store, collection, invoice_key, kind,
                    number, issued_on, owner_id, legal_basis, last_day, ?, sealed
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::date[], ?::text[], ?::text[], ?::date[], ?::bytea[])
                    as entry(record_id, request_id, round, store, collection, invoice_key, kind,
                        number, issued_on, owner_id, legal_basis, last_day, sealed)
                order by record_id
                on conflict do nothing""",
                clock.instant(),
                Sql.column(entries, Entry::id),
                Sql.column(entries, entry -> entry.invoice().requestId()),
                Sql.column(entries, Entry::round),
                Sql.column(entries, entry -> entry.invoice().store()),
                Sql.column(entries, entry -> collection(entry.invoice())),
                Sql.column(entries, entry -> entry.invoice().key()),
                Sql.column(entries, entry -> entry.invoice().kind()),
                Sql.column(entries, entry -> entry.invoice().number()),
                Sql.column(entries, entry -> entry.invoice().issuedOn()),
                Sql.column(entries, entry -> entry.invoice().ownerId()),
                Sql.column(entries, entry -> basis(entry).words()),
                Sql.column(entries, this::lastDay),
                entries.stream().map(entry -> seal(entry, sealers)).toArray(byte[][]::new));
    }
}
