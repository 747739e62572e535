package nl.gewist.retention;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.messaging.Sql;

/** Looks into gewist_retention from the side. */
@ApplicationScoped
public class OwnDatabase {
    private final Sql sql;

    OwnDatabase(AgroalDataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Everything the tables say of this request, except when it was last told. */
    public String rowsOf(UUID request) {
        return sql.query("""
                        select string_agg(line, chr(10) order by line) from (
                            select securing::text as line from securing where request_id = ?
                            union all select retained_invoice::text from retained_invoice where request_id = ?
                            union all select backup_expiry::text from backup_expiry where request_id = ?) as lines""", row -> String.valueOf(row.getString(1)), request, request, request)
                .getFirst();
    }

    /** No copy is known any more. */
    public void forgetBackups() {
        sql.update("delete from known_backup");
        sql.update("delete from backup_report");
    }

    /** Nothing is due any more, whoever made it so. */
    public void forgetExpiries() {
        sql.update("delete from backup_expiry");
        sql.update("delete from erasure_replay");
    }

    /** Many erasures that were completed at once, with three days in a row by which their copies must be gone. */
    public void completed(int number, Instant at, LocalDate goneBy) {
        sql.update("""
                insert into backup_expiry (request_id, round, sequence, completed_at, gone_by)
                select gen_random_uuid(), 1, 5, ?, ?::date - no % 3 from generate_series(1, ?) no""", at, goneBy, number);
    }

    /** How many erasures are in this state. */
    public int expiries(String state) {
        return sql.query("select count(*) from backup_expiry where state = ?", row -> row.getInt(1), state)
                .getFirst();
    }

    /** How many records of Kafka have had their effect. */
    public long recordsRead() {
        return sql.query("select coalesce(sum(next_offset), 0) from consumer_position", row -> row.getLong(1))
                .getFirst();
    }

    /** How many events are still to be sent. */
    public long eventsToSend() {
        return sql.query("select count(*) from outbox", row -> row.getLong(1)).getFirst();
    }

    /** Whom a request is about, or the word forgotten. */
    public String subjectOf(UUID request) {
        return sql.query(
                        "select coalesce(subject_id, 'forgotten') from securing where request_id = ?",
                        row -> row.getString(1),
                        request)
                .getFirst();
    }

    public boolean isDue(UUID request) {
        return !sql.query("select 1 from securing where request_id = ? and secured_at is null", row -> 1, request)
                .isEmpty();
    }

    /** Why the request waits; empty if it does not. */
    public List<String> waitsFor(UUID request) {
        return sql.query(
                "select waits_for from securing where request_id = ? and waits_for is not null",
                row -> row.getString(1),
                request);
    }

    /** Every value of every column of every table, bytes as they are. */
    public List<byte[]> everyByte() {
        List<byte[]> values = new ArrayList<>();
        List<String[]> columns = sql.query(
                "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'",
                row -> new String[] {row.getString(1), row.getString(2), row.getString(3)});
        for (String[] column : columns) {
            String value = column[2].equals("bytea") ? column[1] : "convert_to(" + column[1] + "::text, 'UTF8')";
            values.addAll(sql.query(
                    "select " + value + " from " + column[0] + " where " + column[1] + " is not null",
                    row -> row.getBytes(1)));
        }
        return values;
    }
}
