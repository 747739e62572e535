package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.StoreCheck;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A course shop that nobody had in mind while the data map was built. Its map is the draft, answered with nothing but
 * {@code docs/data-map.md} and what {@code map check} said.
 */
class UnknownShopTest {
    /** Everybody of whom the shop's own queues, which have no key to anybody, hold nothing. */
    private static final String THEM = "select id from users where id % 4 = 1 and id <> 45";

    /** The shop empties these itself: the map cannot tell whose they are. */
    private static final List<String> QUEUES = List.of("failed_jobs", "webhook_calls");

    private final Map<UUID, Evidence> kept = new HashMap<>();
    private Connection shop;
    private DataMap map;
    private SubjectPlan plan;

    @BeforeEach
    void load() throws Exception {
        shop = TestServers.shared().freshDatabase("unknown").connect();
        try (var statement = shop.createStatement()) {
            statement.execute(resource("unknown-shop.sql"));
        }
        map = DataMap.read("unknown-shop.yaml", new StringReader(resource("unknown-shop.yaml")));
        plan = SubjectPlan.of(map, List.of(Catalog.read(shop, map, map.stores().get("shop"))), "learner");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(UnknownShopTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        shop.close();
    }

    @Test
    void theMapFits() throws SQLException {
        var check = StoreCheck.of(map, map.stores().get("shop"), shop);

        assertThat(check.misfits()).isEmpty();
        assertThat(check.untried()).isEmpty();
        assertThat(check.suspicions()).extracting(Suspicion::code).containsOnly(Suspicion.Code.NO_INDEX);
    }

    @Test
    void nothingOfTheErasedIsLeft() throws SQLException {
        var values = texts("select lower(v) from users, lateral (values (email), (phone), (name)) x(v) where id in ("
                + THEM + ") union select 'oud' || id || '@post.example' from users where id in (" + THEM + ")");
        assertThat(places(values))
                .contains("users", "discussion_replies", "notes", "orders", "payments", "activity_log");

        erase();

        assertThat(places(values)).isEmpty();
    }

    @Test
    void asManyRowsChangeAsAreReportedAndNoOthers() throws SQLException {
        var before = everything();

        var reported = erase();

        var after = everything();
        var changed = new TreeMap<String, Long>();
        before.forEach((table, rows) -> {
            var gone = new ArrayList<>(rows);
            gone.removeAll(after.getOrDefault(table, List.of()));
            if (!gone.isEmpty()) {
                changed.put("shop." + table, (long) gone.size());
            }
        });
        assertThat(changed).isEqualTo(reported);
    }

    @Test
    void anOwnersPartLeavesTheAccount() throws SQLException {
        var courses =
                "select count(*) from course_user join courses on id = course_id where user_id = 5 and organisation_id = ";
        assertThat(texts(courses + 1)).isNotEqualTo(List.of("0"));
        var elsewhere = texts(courses + 2);

        var target = new Target(UUID.randomUUID(), "5", "1");
        erase(List.of(target));

        assertThat(texts(courses + 1)).containsExactly("0");
        assertThat(texts(courses + 2)).isEqualTo(elsewhere).isNotEqualTo(List.of("0"));
        assertThat(texts("select email from users where id = 5")).containsExactly("persoon5@post.example");
    }

    private Map<String, Long> erase() throws SQLException {
        return erase(texts(THEM).stream()
                .map(id -> new Target(UUID.randomUUID(), id, null))
                .toList());
    }

    /** As one batch, once the vault has their invoices; rows that went or changed, by collection. */
    private Map<String, Long> erase(List<Target> targets) throws SQLException {
        var erasures = new ArrayList<Erasure>();
        for (var target : targets) {
            var digest = InvoiceKeys.of(plan.root().invoices().read(shop, List.of(target)))
                    .digest();
            erasures.add(new Erasure(target, digest, Instant.now(), null));
        }
        var changed = new TreeMap<String, Long>();
        for (var outcome : new StoreEraser(plan, new FileDirectories(Map.of())).erase(shop, erasures, kept::putAll)) {
            ((Outcome.Erased) outcome)
                    .counts()
                    .forEach((name, counts) -> changed.merge(name, touched(counts), Long::sum));
        }
        changed.values().removeIf(rows -> rows == 0);
        return changed;
    }

    private static long touched(Counts counts) {
        return counts.removed() + counts.anonymised();
    }

    private List<String> places(List<String> values) throws SQLException {
        var places = new ArrayList<String>();
        for (var table : tables()) {
            try (var search = shop.prepareStatement("select from " + table
                    + " x where exists (select from unnest(?::text[]) v where lower(x::text) like '%' || v || '%'"
                    + " and lower(x::text) ~ ('\\m' || regexp_replace(v, '([+.])', '\\\\\\1', 'g') || '\\M'))")) {
                search.setArray(1, shop.createArrayOf("text", values.toArray()));
                if (search.executeQuery().next()) {
                    places.add(table);
                }
            }
        }
        return places;
    }

    private List<String> tables() throws SQLException {
        var tables = texts("select tablename::text from pg_tables where schemaname = 'public' order by 1");
        tables.removeAll(QUEUES);
        return tables;
    }

    private Map<String, List<String>> everything() throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (var table : texts("select tablename::text from pg_tables where schemaname = 'public' order by 1")) {
            rows.put(table, texts("select x::text from " + table + " x"));
        }
        return rows;
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = shop.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
