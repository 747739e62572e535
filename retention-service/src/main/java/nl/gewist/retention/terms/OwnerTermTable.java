package nl.gewist.retention.terms;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.gewist.messaging.Sql;

/** The SQL of {@code owner_term}: which owners have chosen. */
@ApplicationScoped
class OwnerTermTable {
    private final Sql sql;

    OwnerTermTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The terms of those who have chosen. */
    Map<String, Term> chosen(Collection<String> ownerIds) {
        return chosen(ownerIds, "");
    }

    /** The same; until the transaction at hand ends these owners' decisions wait. */
    Map<String, Term> chosenForShare(Collection<String> ownerIds) {
        List<String> sorted = List.copyOf(new TreeSet<>(ownerIds));
        insertMissing(sorted);
        return chosen(sorted, "for share");
    }

    /** One decision at a time, and none while invoices of this owner are dated. */
    void lock(String ownerId) {
        insertMissing(List.of(ownerId));
        sql.query("select 1 from owner_term where owner_id = ? for update", row -> row.getInt(1), ownerId);
    }

    void choose(String ownerId, Term term, Instant now) {
        sql.update(
                "update owner_term set years = ?, year_ends = ?, chosen_at = ? where owner_id = ?",
                term.years(),
                term.yearEnds().getValue(),
                now,
                ownerId);
    }

    private void insertMissing(List<String> sorted) {
        sql.update("insert into owner_term (owner_id) select unnest(?::text[]) on conflict do nothing", sorted);
    }

    private Map<String, Term> chosen(Collection<String> ownerIds, String lock) {
        Map<String, Term> chosen = new HashMap<>();
        sql.query(
                        "select owner_id, years, year_ends from owner_term where owner_id = any(?::text[])"
                                + " order by owner_id " + lock,
                        OwnerTermTable::row,
                        ownerIds)
                .forEach(row -> {
                    if (row.chosen()) {
                        chosen.put(row.ownerId(), new Term(row.years(), Month.of(row.yearEnds())));
                    }
                });
        return chosen;
    }

    private static Row row(ResultSet row) throws SQLException {
        int yearEnds = row.getInt(3);
        return new Row(row.getString(1), row.getInt(2), yearEnds, yearEnds > 0);
    }

    private record Row(String ownerId, int years, int yearEnds, boolean chosen) {}
}
