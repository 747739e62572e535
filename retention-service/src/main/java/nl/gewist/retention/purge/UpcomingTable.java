package nl.gewist.retention.purge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import nl.gewist.messaging.Sql;
import nl.gewist.retention.terms.DecidedBy;

/** Counts what ends. */
@ApplicationScoped
class UpcomingTable {
    private final Sql sql;

    UpcomingTable(AgroalDataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Records whose last day is not after this one. */
    List<Upcoming> until(LocalDate day) {
        return sql.query(
                """
                select date_trunc('month', last_day)::date, decided_by, legal_basis, owner_id, count(*), count(held_at)
                from retained_invoice where last_day <= ? group by 1, 2, 3, 4 order by 1, 2, 3, 4""",
                row -> new Upcoming(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        DecidedBy.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6)),
                day);
    }
}
