package nl.gewist.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import nl.gewist.sealing.SealingException.Reason;

/**
 * The data keys, one per record, wrapped, in a database that holds nothing else. Sealed values may then live for years
 * in backups: once their key's row is gone from here, and from this database's own short-lived backups, nobody reads
 * them. Every call is one statement per 500 records and commits by itself: call it outside JTA transactions.
 */
public final class KeyStore {

    private static final int RECORDS_PER_STATEMENT = 500;
    private static final int KEY_BYTES = 32;

    /** A record that nobody seals with: it tells a wrong key-encryption key before that one wraps anything. */
    private static final String CANARY = "gewist:canary";

    private final KeyTable table;
    private final KeyEncryptionKey kek;
    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean verified = new AtomicBoolean();

    /** @param keys a database of its own with {@code sealing_key} ({@code db/sealing} on the class path, for Flyway) */
    public KeyStore(DataSource keys, KeyEncryptionKey kek) {
        this.table = new KeyTable(keys);
        this.kek = kek;
    }

    /**
     * Proves that this key-encryption key is the one this database was begun with. The first use does it by itself; a
     * service does it at its start, so that it is never ready with a wrong key.
     *
     * @throws SealingException {@code KEY_WRONG}, naming the cure
     */
    public void verify() {
        insertMissing(List.of(CANARY));
        verified.set(true);
    }

    /** Opens the data keys of these records and makes those that are missing; doing it again changes nothing. */
    public Map<String, Sealer> create(Collection<String> recordIds) {
        verifyOnce();
        Map<String, Sealer> sealers = HashMap.newHashMap(recordIds.size());
        batches(recordIds).forEach(batch -> sealers.putAll(insertMissing(batch)));
        return sealers;
    }

    /** Opens the data keys of these records; a record whose key was destroyed, or never made, is absent. */
    public Map<String, Sealer> open(Collection<String> recordIds) {
        verifyOnce();
        Map<String, Sealer> sealers = HashMap.newHashMap(recordIds.size());
        batches(recordIds).forEach(batch -> sealers.putAll(unwrap(table.select(batch))));
        return sealers;
    }

    /**
     * Deletes the data keys of these records for good: what was sealed with them can never be read again.
     *
     * @return how many there were
     */
    public int destroy(Collection<String> recordIds) {
        return batches(recordIds).stream().mapToInt(table::delete).sum();
    }

    private void verifyOnce() {
        if (!verified.get()) {
            verify();
        }
    }

    private Map<String, Sealer> insertMissing(List<String> recordIds) {
        List<byte[]> wrapped = new ArrayList<>(recordIds.size());
        for (String recordId : recordIds) {
            byte[] dataKey = new byte[KEY_BYTES];
            random.nextBytes(dataKey);
            wrapped.add(wrap(dataKey, recordId));
        }
        return unwrap(table.insertMissing(recordIds, wrapped));
    }

    private byte[] wrap(byte[] dataKey, String recordId) {
        try {
            return kek.wrap(dataKey, recordId);
        } catch (GeneralSecurityException e) {
            throw new SealingException(Reason.KEY_INVALID, "The key-encryption key cannot wrap a data key.", e);
        }
    }

    private Map<String, Sealer> unwrap(Map<String, byte[]> wrapped) {
        Map<String, Sealer> sealers = HashMap.newHashMap(wrapped.size());
        wrapped.forEach((recordId, key) -> {
            try {
                sealers.put(recordId, new Sealer(kek.unwrap(key, recordId)));
            } catch (GeneralSecurityException e) {
                throw new SealingException(
                        Reason.KEY_WRONG,
                        "The key-encryption key does not open the data keys of this database: they were wrapped with"
                                + " another one. Give the service the keyset it was first started with (after a"
                                + " rotation: the one that still contains the older keys), or this database's backup"
                                + " that belongs to the key given.",
                        e);
            }
        });
        return sealers;
    }

    /** Sorted, so that two callers with overlapping sets wait for each other instead of dead-locking. */
    private static List<List<String>> batches(Collection<String> recordIds) {
        List<String> sorted = List.copyOf(new TreeSet<>(recordIds));
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += RECORDS_PER_STATEMENT) {
            batches.add(sorted.subList(from, Math.min(from + RECORDS_PER_STATEMENT, sorted.size())));
        }
        return batches;
    }
}
