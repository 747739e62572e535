package nl.gewist.notification.preferences;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.gewist.messaging.AfterCommit;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.notice.NoticesDue;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** The table {@code preference}. */
@ApplicationScoped
public class Preferences {
    static final String PREFIX = "owner/";

    private final Sql sql;
    private final KeyStore keys;
    private final AfterCommit afterCommit;
    private final Event<NoticesDue> noticesDue;
    private final Clock clock;

    Preferences(Sql sql, KeyStore keys, AfterCommit afterCommit, Event<NoticesDue> noticesDue, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.afterCommit = afterCommit;
        this.noticesDue = noticesDue;
        this.clock = clock;
    }

    /** What these owners chose; who chose nothing is absent. */
    public Map<String, Preference> of(Collection<String> ownerIds) {
        List<Row> rows = sql.query(
                "select owner_id, unsubscribed_at is not null, sealed_address from preference where owner_id = any(?)",
                row -> new Row(row.getString(1), row.getBoolean(2), row.getBytes(3)),
                ownerIds);
        Map<String, Sealer> sealers = keys.open(rows.stream()
                .filter(row -> row.sealedAddress != null)
                .map(row -> keyId(row.ownerId))
                .toList());
        Map<String, Preference> preferences = new HashMap<>();
        rows.forEach(row -> preferences.put(
                row.ownerId,
                new Preference(row.ownerId, row.unsubscribed, address(row, sealers.get(keyId(row.ownerId))))));
        return preferences;
    }

    /** Stops, or resumes, mails to an owner. Doing it again changes nothing. */
    @Transactional
    public void subscribe(String ownerId, boolean wanted) {
        sql.update("""
                insert into preference (owner_id, unsubscribed_at, changed_at) values (?, ?, ?)
                on conflict (owner_id) do update
                set unsubscribed_at = excluded.unsubscribed_at, changed_at = excluded.changed_at
                where (preference.unsubscribed_at is null) <> (excluded.unsubscribed_at is null)""", ownerId, wanted ? null : clock.instant(), clock.instant());
    }

    /** From now on mails to this owner go there; what could not be delivered is tried again. */
    @Transactional
    public void changeAddress(String ownerId, String address) {
        Sealer sealer =
                Objects.requireNonNull(keys.create(List.of(keyId(ownerId))).get(keyId(ownerId)));
        sql.update(
                """
                insert into preference (owner_id, sealed_address, changed_at) values (?, ?, ?)
                on conflict (owner_id) do update
                set sealed_address = excluded.sealed_address, changed_at = excluded.changed_at""", ownerId, sealer.seal(address.getBytes(StandardCharsets.UTF_8), keyId(ownerId)), clock.instant());
        sql.update("""
                update notice set state = 'due', code = null, next_attempt = ?
                where owner_id = ? and state = 'failed' and code <> 'unsubscribed' and sealed is not null""", clock.instant(), ownerId);
        afterCommit.run(() -> noticesDue.fire(new NoticesDue()));
    }

    private static @Nullable String address(Row row, @Nullable Sealer sealer) {
        return row.sealedAddress == null || sealer == null
                ? null
                : new String(sealer.unseal(row.sealedAddress, keyId(row.ownerId)), StandardCharsets.UTF_8);
    }

    private static String keyId(String ownerId) {
        return PREFIX + ownerId;
    }

    private record Row(String ownerId, boolean unsubscribed, byte @Nullable [] sealedAddress) {}
}
