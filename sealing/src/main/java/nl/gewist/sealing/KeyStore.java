package nl.gewist.sealing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The data keys, one per record, wrapped, in a database that holds nothing else. Sealed values may then live for years
 * in backups: once their key's row is gone from here, and from this database's own short-lived backups, nobody reads
 * them. Every call is one statement per 500 records and commits by itself: call it outside JTA transactions.
 */
public final class KeyStore {

    private static final int RECORDS_PER_STATEMENT = 500;

    /** A record that nobody seals with: it tells a wrong key-encryption key before that one wraps anything. */
    private static final String CANARY = "gewist:canary";

    private final KeyTable table;
    private final KeyEncryptionKey kek;
    private final Wrapping wrapping;
    private final AtomicBoolean verified = new AtomicBoolean();

    /** @param keys a database of its own with {@code sealing_key} ({@code db/sealing} on the class path, for Flyway) */
    public KeyStore(DataSource keys, KeyEncryptionKey kek) {
        this.table = new KeyTable(keys);
        this.kek = kek;
        wrapping = new Wrapping(kek);
    }

    /**
     * Proves that this key-encryption key is the one this database was begun with, and knows all that wrapped a key here:
     * one taken out of the keyset too early is told now, not when its record is read. The first use does it by itself; a
     * service does it at its start, so that it is never ready with a wrong key.
     *
     * @throws SealingException {@code KEY_WRONG}, naming the cure
     */
    public void verify() {
        if (!table.beginnings().stream().allMatch(kek::knows)) {
            throw Wrapping.wrong(null);
        }
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
        batches(recordIds).forEach(batch -> sealers.putAll(open(table.select(batch))));
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

    /** Those of these records whose key was destroyed, whether or not they have been given another one since. */
    public Set<String> destroyed(Collection<String> recordIds) {
        Set<String> destroyed = new HashSet<>();
        batches(recordIds).forEach(batch -> destroyed.addAll(table.destroyed(batch)));
        return destroyed;
    }

    /** Those of these records that have no key although none was destroyed: what is sealed for them is lost. */
    public Set<String> missing(Collection<String> recordIds) {
        Set<String> missing = new HashSet<>();
        batches(recordIds).forEach(batch -> missing.addAll(table.missing(batch)));
        return missing;
    }

    /**
     * Records whose key was destroyed, in the order of their ids: what a restored backup may have brought back.
     *
     * @param recordId the last one of the page before; empty to begin
     */
    public List<String> destroyedAfter(String recordId, int limit) {
        return table.destroyedAfter(recordId, limit);
    }

    /**
     * Wraps the data keys anew that an older key of the keyset wrapped, a page at a time; nothing sealed is touched. A key
     * that is newer than the primary stays: that is another replica which was given the next keyset already.
     *
     * @return how many; when {@link #behind} is 0 for all replicas, the older keys may go
     */
    public int rewrap() {
        verifyOnce();
        int rewrapped = 0;
        String last = "";
        Map<String, byte[]> page = table.wrappedByOlder(kek.primaryAndNewer(), last);
        while (!page.isEmpty()) {
            List<String> recordIds = List.copyOf(page.keySet());
            List<byte[]> anew = new ArrayList<>(page.size());
            page.forEach((recordId, wrapped) -> anew.add(wrapping.anew(wrapped, recordId)));
            rewrapped += table.replace(recordIds, List.copyOf(page.values()), anew);
            last = recordIds.getLast();
            page = table.wrappedByOlder(kek.primaryAndNewer(), last);
        }
        return rewrapped;
    }

    /** How many data keys an older key of the keyset wraps. */
    public long behind() {
        verifyOnce();
        return table.behind(kek.primaryAndNewer());
    }

    private void verifyOnce() {
        if (!verified.get()) {
            verify();
        }
    }

    private Map<String, Sealer> insertMissing(List<String> recordIds) {
        return open(table.insertMissing(
                recordIds, recordIds.stream().map(wrapping::newKey).toList()));
    }

    private Map<String, Sealer> open(Map<String, byte[]> wrapped) {
        Map<String, Sealer> sealers = HashMap.newHashMap(wrapped.size());
        wrapped.forEach((recordId, key) -> sealers.put(recordId, wrapping.open(key, recordId)));
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
