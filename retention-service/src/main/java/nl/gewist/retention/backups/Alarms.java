package nl.gewist.retention.backups;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.gewist.contract.Outgoing;
import nl.gewist.contract.RetentionEvent;
import nl.gewist.contract.RetentionEvent.BackupAlarmed;
import nl.gewist.contract.RetentionEvent.BackupCleared;
import nl.gewist.messaging.Outbox;
import nl.gewist.messaging.Sql;

/** What is wrong now: said once when it begins, and once when it is over. */
@ApplicationScoped
class Alarms {
    private static final long LOCK = 0x6765776973740011L;
    /** Who tells of a store may call it anything; what is no name does not get onto a topic. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String NO_NAME = "unreadable-name";

    private final Sql sql;
    private final StoreStates states;
    private final Outbox outbox;
    private final Clock clock;

    Alarms(AgroalDataSource dataSource, StoreStates states, Outbox outbox, Clock clock) {
        this.sql = new Sql(dataSource);
        this.states = states;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Raises what is new and clears what is over, in the transaction at hand. */
    void update() {
        boolean alone = sql.query("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                .getFirst();
        if (!alone) {
            return;
        }
        List<Alarm> now = new ArrayList<>();
        states.all()
                .forEach(state ->
                        state.alarms().keySet().forEach(code -> now.add(new Alarm(name(state), code.word()))));
        List<Alarm> distinct = now.stream().distinct().toList();
        Instant at = clock.instant();
        List<Outgoing> events = new ArrayList<>(clear(distinct, at));
        events.addAll(raise(distinct, at));
        outbox.add(events);
    }

    /** What is wrong now, since when. */
    List<Standing> standing() {
        return sql.query(
                "select store, code, since from backup_alarm where cleared_at is null order by store, code",
                row -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /** How many erasures have copies after their day. */
    long overdue() {
        return sql.query("select count(*) from backup_expiry where state = 'OVERDUE'", row -> row.getLong(1))
                .getFirst();
    }

    static String name(StoreState state) {
        return NAME.matcher(state.store()).matches() ? state.store() : NO_NAME;
    }

    private List<Outgoing> raise(List<Alarm> alarms, Instant at) {
        return sql.query(
                """
                insert into backup_alarm as known (store, code, since, times)
                select store, code, ?, 1 from unnest(?::text[], ?::text[]) as alarm(store, code) order by store, code
                on conflict (store, code) do update
                set since = excluded.since, times = known.times + 1, cleared_at = null
                where known.cleared_at is not null
                returning store, code, times""",
                row -> event(new BackupAlarmed(row.getString(1), row.getString(2)), row.getString(1), row.getInt(3)),
                at,
                Sql.column(alarms, Alarm::store),
                Sql.column(alarms, Alarm::code));
    }

    private List<Outgoing> clear(List<Alarm> standing, Instant at) {
        return sql.query(
                """
                update backup_alarm set cleared_at = ? where cleared_at is null
                  and (store, code) not in (select * from unnest(?::text[], ?::text[]))
                returning store, code, times""",
                row -> event(new BackupCleared(row.getString(1), row.getString(2)), row.getString(1), row.getInt(3)),
                at,
                Sql.column(standing, Alarm::store),
                Sql.column(standing, Alarm::code));
    }

    private Outgoing event(RetentionEvent event, String store, int times) {
        String code = event instanceof BackupAlarmed alarmed ? alarmed.code() : ((BackupCleared) event).code();
        return outbox.outgoing(event, 0, store + "/" + code + "/" + times);
    }

    private record Alarm(String store, String code) {}

    record Standing(String store, String code, Instant since) {}
}
