package nl.gewist.deletion.erasing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.contract.EventCodec;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.StoredFile;
import nl.gewist.messaging.Sql;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Evidence in this service's database, its identifiers sealed with a key per request that is kept elsewhere. */
@ApplicationScoped
public class EvidenceVault implements EvidenceKeeper {
    static final String PREFIX = "evidence/";

    private static final ObjectMapper JSON = EventCodec.mapper();
    private static final TypeReference<Map<String, Counts>> COUNTS = new TypeReference<>() {};

    private final Sql sql;
    private final KeyStore keys;
    private final Clock clock;

    EvidenceVault(AgroalDataSource dataSource, KeyStore keys, Clock clock) {
        this.sql = new Sql(dataSource);
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void keep(Map<UUID, Evidence> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        // The keys are in a database of their own and are committed first: a key without evidence harms nobody.
        Map<String, Sealer> sealers = keys.create(names(evidence.keySet()));
        List<Sealed> rows = evidence.entrySet().stream()
                .map(entry -> seal(entry.getKey(), entry.getValue(), sealers))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> insert(rows));
    }

    @Override
    public void keepFiles(Map<UUID, List<StoredFile>> files) {
        if (files.isEmpty()) {
            return;
        }
        Map<String, Sealer> sealers = keys.open(names(files.keySet()));
        QuarkusTransaction.requiringNew()
                .run(() -> files.forEach((requestId, all) -> {
                    try {
                        byte[] sealed = files(requestId, all, sealer(sealers, requestId));
                        sql.update("update evidence set files = ? where request_id = ?", sealed, requestId);
                    } catch (IOException e) {
                        throw new IllegalStateException("evidence cannot be written", e);
                    }
                }));
    }

    /** Forgets the identifiers, in the caller's transaction; the counts stay. The keys go by {@link #destroyKeys}. */
    public void forget(Collection<UUID> requestIds) {
        sql.update(
                "update evidence set identifiers = null, invoices = null, files = null where request_id = any(?::uuid[])",
                List.copyOf(requestIds));
    }

    /** Destroys the keys for good, outside any transaction: identifiers in backups of this database stay unreadable. */
    public void destroyKeys(Collection<UUID> requestIds) {
        keys.destroy(names(requestIds));
    }

    /** The values by which requests' subjects are found again; requests that never got as far are absent. */
    public Map<UUID, Identifiers> identifiers(Collection<UUID> requestIds) {
        Map<UUID, Identifiers> identifiers = new HashMap<>();
        of(requestIds).forEach((requestId, evidence) -> identifiers.put(requestId, evidence.identifiers()));
        return identifiers;
    }

    /** Evidence of earlier tries; requests without any, or whose identifiers are forgotten, are absent. */
    public Map<UUID, Evidence> of(Collection<UUID> requestIds) {
        List<Sealed> rows = sql.query(
                "select request_id, identifiers, counts, invoices, files from evidence"
                        + " where request_id = any(?::uuid[]) and identifiers is not null",
                row -> new Sealed(
                        row.getObject(1, UUID.class),
                        row.getBytes(2),
                        row.getString(3),
                        row.getBytes(4),
                        row.getBytes(5)),
                List.copyOf(requestIds));
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<String, Sealer> sealers =
                keys.open(rows.stream().map(row -> name(row.requestId())).toList());
        Map<UUID, Evidence> evidence = HashMap.newHashMap(rows.size());
        rows.forEach(row -> evidence.put(row.requestId(), unseal(row, sealers)));
        return evidence;
    }

    private void insert(List<Sealed> rows) {
        sql.update(
                """
                insert into evidence (request_id, identifiers, counts, invoices, files, stored_at)
                select id, identifiers, counts, invoices, files, ?
                from unnest(?::uuid[], ?::bytea[], ?::jsonb[], ?::bytea[], ?::bytea[])
                    as e(id, identifiers, counts, invoices, files)
                on conflict do nothing""",
                clock.instant(),
                Sql.column(rows, Sealed::requestId),
                rows.stream().map(Sealed::identifiers).toArray(byte[][]::new),
                Sql.column(rows, Sealed::counts),
                rows.stream().map(Sealed::invoices).toArray(byte[][]::new),
                rows.stream().map(Sealed::files).toArray(byte[][]::new));
    }

    private static Sealed seal(UUID requestId, Evidence evidence, Map<String, Sealer> sealers) {
        try {
            Sealer sealer = sealer(sealers, requestId);
            byte[] identifiers = sealer.seal(JSON.writeValueAsBytes(evidence.identifiers()), name(requestId));
            byte[] invoices = sealer.seal(JSON.writeValueAsBytes(evidence.invoices()), invoicesOf(requestId));
            return new Sealed(
                    requestId,
                    identifiers,
                    JSON.writeValueAsString(evidence.counts()),
                    invoices,
                    files(requestId, evidence.files(), sealer));
        } catch (IOException e) {
            throw new IllegalStateException("evidence cannot be written", e);
        }
    }

    private static Evidence unseal(Sealed row, Map<String, Sealer> sealers) {
        try {
            Sealer sealer = sealer(sealers, row.requestId());
            byte[] identifiers = sealer.unseal(row.identifiers(), name(row.requestId()));
            return new Evidence(
                    JSON.readValue(identifiers, Identifiers.class),
                    JSON.readValue(row.counts(), COUNTS),
                    invoices(row, sealer),
                    files(row, sealer));
        } catch (IOException e) {
            throw new IllegalStateException("evidence cannot be read", e);
        }
    }

    private static @Nullable List<String> invoices(Sealed row, Sealer sealer) throws IOException {
        byte[] sealed = row.invoices();
        return sealed == null
                ? null
                : JSON.readValue(sealer.unseal(sealed, invoicesOf(row.requestId())), new TypeReference<>() {});
    }

    private static byte @Nullable [] files(UUID requestId, List<StoredFile> files, Sealer sealer) throws IOException {
        return files.isEmpty() ? null : sealer.seal(JSON.writeValueAsBytes(files), filesOf(requestId));
    }

    private static List<StoredFile> files(Sealed row, Sealer sealer) throws IOException {
        byte[] sealed = row.files();
        return sealed == null
                ? List.of()
                : JSON.readValue(sealer.unseal(sealed, filesOf(row.requestId())), new TypeReference<>() {});
    }

    private static Sealer sealer(Map<String, Sealer> sealers, UUID requestId) {
        Sealer sealer = sealers.get(name(requestId));
        if (sealer == null) {
            throw new IllegalStateException("the key of request " + requestId + " is gone; restore the keys' database");
        }
        return sealer;
    }

    private static List<String> names(Collection<UUID> requestIds) {
        return requestIds.stream().map(EvidenceVault::name).toList();
    }

    private static String name(UUID requestId) {
        return PREFIX + requestId;
    }

    private static String invoicesOf(UUID requestId) {
        return name(requestId) + "/invoices";
    }

    private static String filesOf(UUID requestId) {
        return name(requestId) + "/files";
    }

    /**
     * @param invoices null in rows from before they were kept
     * @param files null where there are none
     */
    private record Sealed(
            UUID requestId, byte[] identifiers, String counts, byte @Nullable [] invoices, byte @Nullable [] files) {}
}
