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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.terms.InvoiceTerms;
import nl.gewist.retention.terms.InvoiceTerms.Dated;
import nl.gewist.retention.terms.InvoiceTerms.InForce;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Puts invoices into the vault, sealed; one that is there already stays as it is. */
@ApplicationScoped
class Vault {
    private final Sql sql;
    private final KeyStore keys;
    private final Clock clock;
    private final InvoiceTerms terms;
    private final InvoiceKinds kinds;

    Vault(AgroalDataSource dataSource, KeyStore keys, InvoiceKinds kinds, Clock clock, InvoiceTerms terms) {
        this.sql = new Sql(dataSource);
        this.keys = keys;
        this.clock = clock;
        this.terms = terms;
        this.kinds = kinds;
    }

    /**
     * Stores the invoices of many requests in the transaction at hand. Their keys are made, and committed, before. One
     * that was destroyed does not come back.
     *
     * @return how many were new
     */
    int store(Map<DueRequest, List<InvoiceRecord>> invoices) {
        List<Entry> entries = new ArrayList<>();
        invoices.forEach((request, records) ->
                records.forEach(invoice -> entries.add(new Entry(id(invoice), request.round(), invoice))));
        Set<String> needless = keys.destroyed(ids(entries));
        needless.addAll(known(entries));
        entries.removeIf(entry -> needless.contains(entry.id().toString()));
        return entries.isEmpty() ? 0 : insertMissing(entries, dates(entries), keys.create(ids(entries)));
    }

    /** Those that are there already: if one has lost its key, another one would only hide that. */
    private List<String> known(List<Entry> entries) {
        return sql.query(
                "select record_id from retained_invoice where record_id = any (?::uuid[])",
                row -> row.getString(1),
                Sql.column(entries, Entry::id));
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(entry -> entry.id().toString()).toList();
    }

    private record Entry(UUID id, int round, InvoiceRecord invoice) {}

    /** Follows from the invoice, so that a second try finds the key of the first. */
    UUID id(InvoiceRecord invoice) {
        String identity = invoice.store() + "/" + kinds.collection(invoice) + "/" + invoice.key();
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    /** Their owners decide nothing else until the transaction at hand ends. */
    private Map<UUID, Dated> dates(List<Entry> entries) {
        InForce inForce = terms.inForce(entries.stream()
                .map(entry -> kinds.decider(entry.invoice()))
                .filter(Objects::nonNull)
                .toList());
        return entries.stream().collect(Collectors.toMap(Entry::id, entry -> date(entry, inForce), (one, _) -> one));
    }

    private Dated date(Entry entry, InForce inForce) {
        LocalDate issuedOn = entry.invoice().issuedOn();
        // One without a date counts as issued today: never destroyed too early.
        return inForce.date(
                kinds.basis(entry.invoice()),
                issuedOn == null ? LocalDate.now(clock) : issuedOn,
                kinds.decider(entry.invoice()));
    }

    private byte[] seal(Entry entry, Map<String, Sealer> sealers) {
        String id = entry.id().toString();
        return InvoiceSeal.seal(IssuedInvoice.of(entry.invoice()), id, Objects.requireNonNull(sealers.get(id)));
    }

    private int insertMissing(List<Entry> entries, Map<UUID, Dated> dates, Map<String, Sealer> sealers) {
        return sql.update(
                """
                insert into retained_invoice (record_id, request_id, round, store, collection, invoice_key, kind,
                    number, issued_on, owner_id, legal_basis, owner_decides, counts_from, legal_until, last_day,
                    decided_by, secured_at, sealed)
                select record_id, request_id, round, store, collection, invoice_key, kind,
                    number, issued_on, owner_id, legal_basis, decided_by <> 'LAW', counts_from, legal_until, last_day,
                    decided_by, ?, sealed
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::date[], ?::text[], ?::text[], ?::date[], ?::date[], ?::date[], ?::text[],
                        ?::bytea[])
                    as entry(record_id, request_id, round, store, collection, invoice_key, kind,
                        number, issued_on, owner_id, legal_basis, counts_from, legal_until, last_day, decided_by,
                        sealed)
                order by record_id
                on conflict do nothing""",
                clock.instant(),
                Sql.column(entries, Entry::id),
                Sql.column(entries, entry -> entry.invoice().requestId()),
                Sql.column(entries, Entry::round),
                Sql.column(entries, entry -> entry.invoice().store()),
                Sql.column(entries, entry -> kinds.collection(entry.invoice())),
                Sql.column(entries, entry -> entry.invoice().key()),
                Sql.column(entries, entry -> entry.invoice().kind()),
                Sql.column(entries, entry -> entry.invoice().number()),
                Sql.column(entries, entry -> entry.invoice().issuedOn()),
                Sql.column(entries, entry -> entry.invoice().ownerId()),
                Sql.column(entries, entry -> kinds.basis(entry.invoice()).words()),
                dated(entries, dates, Dated::countsFrom),
                dated(entries, dates, Dated::legalUntil),
                dated(entries, dates, Dated::lastDay),
                dated(entries, dates, Dated::decidedBy),
                entries.stream().map(entry -> seal(entry, sealers)).toArray(byte[][]::new));
    }

    private static List<@Nullable Object> dated(
            List<Entry> entries, Map<UUID, Dated> dates, Function<Dated, Object> value) {
        return Sql.column(entries, entry -> value.apply(Objects.requireNonNull(dates.get(entry.id()))));
    }
}
