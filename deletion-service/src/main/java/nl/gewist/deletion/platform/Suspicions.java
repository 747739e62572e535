package nl.gewist.deletion.platform;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.gewist.datamap.Suspicion;
import nl.gewist.messaging.Sql;
import org.jboss.logging.Logger;

/**
 * What the data map may have forgotten, since when. Alarms at once, and stops erasing when nobody looks in time (decision
 * D6). Since when is kept in the database: a restart does not begin the days anew, a suspicion that went and came back does.
 */
@ApplicationScoped
public class Suspicions {
    private static final Logger LOG = Logger.getLogger(Suspicions.class);

    private final Sql sql;
    private final PlatformConfig config;
    private final Clock clock;
    private volatile List<Suspected> standing = List.of();

    Suspicions(AgroalDataSource dataSource, PlatformConfig config, Clock clock) {
        this.sql = new Sql(dataSource);
        this.config = config;
        this.clock = clock;
    }

    /** What stood at the last look. */
    List<Suspected> standing() {
        return standing;
    }

    /** How many of them ask for a person; a missing index does not. */
    long count() {
        return standing.stream()
                .filter(suspected -> suspected.suspicion().code().stops())
                .count();
    }

    /** These stand now, and no others. */
    void stand(List<Suspicion> found) {
        Instant now = clock.instant();
        Map<String, Instant> before = since();
        sql.update(
                """
                insert into map_suspicion (suspicion, subject_types, stops, first_seen)
                select s.key, string_to_array(s.types, ','), s.stops, ?
                from unnest(?::text[], ?::text[], ?::boolean[]) as s(key, types, stops)
                on conflict (suspicion) do update set subject_types = excluded.subject_types""",
                now,
                Sql.column(found, Suspicion::key),
                Sql.column(found, suspicion -> String.join(",", suspicion.subjectTypes())),
                Sql.column(found, suspicion -> suspicion.code().stops()));
        sql.update("delete from map_suspicion where suspicion <> all (?::text[])", Sql.column(found, Suspicion::key));
        Map<String, Instant> since = since();
        standing = found.stream()
                .map(suspicion -> suspected(suspicion, since.getOrDefault(suspicion.key(), now)))
                .toList();
        standing.stream()
                .filter(suspected -> suspected.suspicion().code().stops())
                .filter(suspected -> !before.containsKey(suspected.suspicion().key()))
                .forEach(suspected -> LOG.warnf("the data map may forget something: %s", suspected));
    }

    /**
     * @throws SuspiciousMapException when a suspicion about this subject type is overdue, also before the first look
     */
    void require(String subjectType) {
        List<String> overdue = sql.query(
                "select suspicion from map_suspicion where stops and ? = any (subject_types) and first_seen <= ? order by 1",
                row -> row.getString(1),
                subjectType,
                clock.instant().minus(config.suspicionPatience()));
        if (!overdue.isEmpty()) {
            throw new SuspiciousMapException(subjectType, overdue);
        }
    }

    private Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        sql.query(
                        "select suspicion, first_seen from map_suspicion",
                        row -> Map.entry(
                                row.getString(1),
                                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                        .toInstant()))
                .forEach(entry -> since.put(entry.getKey(), entry.getValue()));
        return since;
    }

    private Suspected suspected(Suspicion suspicion, Instant firstSeen) {
        Instant stopsAt = suspicion.code().stops() ? firstSeen.plus(config.suspicionPatience()) : null;
        return new Suspected(suspicion, firstSeen, stopsAt);
    }
}
