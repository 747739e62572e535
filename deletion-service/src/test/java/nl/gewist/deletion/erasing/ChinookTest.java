package nl.gewist.deletion.erasing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gewist.contract.Counts;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.datamap.Target;
import nl.gewist.deletion.files.FileDirectories;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eraser on a shop that was designed elsewhere; each test has a fresh one. */
@EnabledIfEnvironmentVariable(
        named = "CHINOOK_SQL",
        matches = ".+",
        disabledReason = "CHINOOK_SQL names no Chinook_PostgreSql.sql (github.com/lerocha/chinook-database)")
class ChinookTest {
    private static final List<Integer> ERASED =
            IntStream.rangeClosed(1, 59).filter(id -> id % 3 == 1).boxed().toList();
    private static final String THEM = ERASED.toString().replace('[', '(').replace(']', ')');
    private static final String VALUES = """
            select lower(x.value) from customer c, lateral (values (email), (phone), (fax), (address),
            (first_name || ' ' || last_name), (last_name || ' ' || first_name)) x(value)
            where x.value is not null and customer_id in """ + THEM;
    private static final String TEXT_COLUMNS = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and data_type in ('text', 'character varying', 'character') order by 1""";

    private static String script;

    private final Map<UUID, Evidence> kept = new HashMap<>();
    private Connection shop;
    private SubjectPlan plan;

    /** Without what makes and enters a database of its own. */
    @BeforeAll
    static void readScript() throws IOException {
        var file = Path.of(Objects.requireNonNull(System.getenv("CHINOOK_SQL")));
        script = Files.readString(file)
                .lines()
                .filter(line -> !line.matches("(?i)(\\\\c|(create|drop) database) .*"))
                .collect(joining("\n"));
    }

    @BeforeEach
    void load() throws SQLException {
        shop = TestServers.shared().freshDatabase("chinook").connect();
        shop.createStatement().execute(script);
        var yaml = Objects.requireNonNull(ChinookTest.class.getResourceAsStream("chinook.yaml"));
        var map = DataMap.read("chinook.yaml", new InputStreamReader(yaml, StandardCharsets.UTF_8));
        var catalog = Catalog.read(shop, map, map.stores().get("chinook"));
        plan = SubjectPlan.of(map, List.of(catalog), "customer");
    }

    @AfterEach
    void disconnect() throws SQLException {
        shop.close();
    }

    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {20, 7, 1})
    void nothingOfTheErasedIsLeftAndNothingElseIsTouched(int size) throws SQLException {
        var values = texts(VALUES);
        var others = others();
        var before = untouched();
        assertThat(places(values))
                .containsExactly(
                        "customer.address",
                        "customer.email",
                        "customer.fax",
                        "customer.phone",
                        "invoice.billing_address",
                        "names of customer");

        erase(erasures(), size);

        assertThat(places(values)).isEmpty();
        assertThat(others()).isEqualTo(others);
        assertThat(untouched()).isEqualTo(before);
        assertThat(texts("select concat(billing_address, billing_city, billing_state, billing_country,"
                        + " billing_postal_code) from invoice where customer_id in " + THEM))
                .containsOnly("");
    }

    @Test
    void theVaultsReaderSecuresWhatTheInvoicesHad() throws SQLException {
        var targets = erasures().stream().map(Erasure::target).toList();
        var wanted = texts("""
                select concat_ws('|', invoice_id, invoice_date::date, total, first_name || ' ' || last_name,
                    billing_address, billing_postal_code, concat_ws(' ', billing_city, billing_state), billing_country)
                from invoice join customer using (customer_id) where customer_id in %s""".formatted(THEM));

        var secured = plan.root().invoices().read(shop, targets);

        assertThat(secured).map(ChinookTest::asText).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(secured)
                .allSatisfy(invoice -> assertThat(invoice.lines().stream()
                                .map(InvoiceLine::amount)
                                .map(Objects::requireNonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(Objects.requireNonNull(invoice.total())));
    }

    @Test
    void songsNamedAfterTheErasedStay() throws SQLException {
        var songs = "select track_id || ' ' || name || ' ' || coalesce(composer, '') from track join customer on name"
                + " ~ ('\\m' || first_name || '\\M') or composer ~ ('\\m' || first_name || '\\M') where customer_id = ";
        var johns = texts(songs + 23);
        var john = erasure(23);

        erase(List.of(john), 1);

        assertThat(johns).hasSizeGreaterThan(10);
        assertThat(texts("select track_id || ' ' || name || ' ' || coalesce(composer, '') from track"))
                .containsAll(johns);
    }

    @Test
    void countsTellWhatHappenedToEachRow() throws SQLException {
        var outcomes = erase(List.of(erasure(1), erasure(59)), 2);

        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Erased) outcome).counts())
                .containsExactly(
                        Map.of(
                                "chinook.customer", new Counts(0, 1, 0),
                                "chinook.invoice", new Counts(0, 7, 7),
                                "chinook.invoice_line", new Counts(0, 0, 38)),
                        Map.of(
                                "chinook.customer", new Counts(0, 1, 0),
                                "chinook.invoice", new Counts(0, 6, 6),
                                "chinook.invoice_line", new Counts(0, 0, 36)));
    }

    @Test
    void aSecondRunErasesNothingAndTellsTheFirstCounts() throws SQLException {
        var first = erasures();
        var outcomes = erase(first, 20);
        var after = everything("true");
        var again = first.stream()
                .map(erasure -> new Erasure(
                        erasure.target(),
                        erasure.securedDigest(),
                        erasure.requestedAt(),
                        kept.get(erasure.target().requestId())))
                .toList();
        kept.clear();

        assertThat(counts(erase(again, 20))).isEqualTo(counts(outcomes));
        assertThat(everything("true")).isEqualTo(after);
        assertThat(kept).isEmpty();
    }

    private static Map<UUID, Map<String, Counts>> counts(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.toMap(Outcome::requestId, outcome -> ((Outcome.Erased) outcome).counts()));
    }

    private List<Erasure> erasures() throws SQLException {
        var erasures = new ArrayList<Erasure>();
        for (int customer : ERASED) {
            erasures.add(erasure(customer));
        }
        return erasures;
    }

    /** As it reaches the eraser once the vault has secured the invoices. */
    private Erasure erasure(int customer) throws SQLException {
        var target = new Target(UUID.randomUUID(), Integer.toString(customer), null);
        var digest = InvoiceKeys.of(plan.root().invoices().read(shop, List.of(target)))
                .digest();
        return new Erasure(target, digest, Instant.EPOCH, null);
    }

    private List<Outcome> erase(List<Erasure> erasures, int size) throws SQLException {
        var outcomes = new ArrayList<Outcome>();
        for (var batch : erasures.stream().gather(Gatherers.windowFixed(size)).toList()) {
            outcomes.addAll(new StoreEraser(plan, new FileDirectories(Map.of())).erase(shop, batch, kept::putAll));
        }
        assertThat(outcomes).hasSameSizeAs(erasures).hasOnlyElementsOfType(Outcome.Erased.class);
        return outcomes;
    }

    private static String asText(InvoiceRecord invoice) {
        var buyer = invoice.buyer();
        return Stream.of(
                        invoice.number(),
                        invoice.issuedOn(),
                        invoice.total(),
                        buyer.name(),
                        buyer.address(),
                        buyer.postcode(),
                        buyer.city(),
                        buyer.country())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(joining("|"));
    }

    /** Columns of any table in which one of the values stands. */
    private List<String> places(List<String> values) throws SQLException {
        var places = new ArrayList<String>();
        for (var column : texts(TEXT_COLUMNS)) {
            if (holds(column.substring(0, column.indexOf('.')), column, values)) {
                places.add(column);
            }
        }
        for (var table : List.of("customer", "employee")) {
            if (holds(table, "concat(first_name, ' ', last_name)", values)) {
                places.add("names of " + table);
            }
        }
        return places;
    }

    private boolean holds(String table, String text, List<String> values) throws SQLException {
        try (var search = shop.prepareStatement("select from " + table
                + " where exists (select from unnest(?::text[]) v where position(v in lower(" + text + ")) > 0)")) {
            search.setArray(1, shop.createArrayOf("text", values.toArray()));
            return search.executeQuery().next();
        }
    }

    /** Every row that is not the erased customers', whole. */
    private Map<String, List<String>> others() throws SQLException {
        return everything("coalesce((to_jsonb(x) ->> 'customer_id')::int not in " + THEM + ", true)");
    }

    private Map<String, List<String>> everything(String condition) throws SQLException {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var table : texts("select tablename::text from pg_tables where schemaname = 'public' order by 1")) {
            rows.put(table, texts("select md5(x::text) from " + table + " x where " + condition + " order by 1"));
        }
        return rows;
    }

    /** What stays as it is in the rows of the erased. */
    private List<String> untouched() throws SQLException {
        return texts("select concat_ws('|', customer_id, support_rep_id, invoice_id, invoice_date, total)"
                + " from customer join invoice using (customer_id) order by invoice_id");
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
