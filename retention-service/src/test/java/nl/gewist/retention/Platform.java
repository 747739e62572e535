package nl.gewist.retention;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.datamap.Target;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A small platform: learners buy courses of two customers. Real PostgreSQL, with the data map of the tests. */
@ApplicationScoped
public class Platform {
    private static final AtomicLong LEARNERS = new AtomicLong(1000);
    private static final String INVOICE = """
            with invoice as (
                insert into invoice (learner_id, customer_id, number, issued_on, currency, buyer_name, buyer_street,
                    buyer_house_number, buyer_postcode, buyer_city, total, vat_total)
                values (?, ?, ?, date '2026-03-14', 'EUR', ?, 'Lange Nieuwstraat', '12-bis', '3512 PH', 'Utrecht',
                    121.00, 21.00)
                returning invoice_id)
            insert into invoice_line (invoice_id, description, quantity, unit_price, vat_rate, amount)
            select invoice_id, 'Les ' || no || ' 🧘', 1.500, 66.6667, 21.00, 100.00
            from invoice, generate_series(1, ?) no""";

    private final String url;
    private final String user;
    private final String password;
    private final DataMap map;

    Platform(
            @ConfigProperty(name = "gewist.stores.platform.jdbc-url") String url,
            @ConfigProperty(name = "gewist.stores.platform.username") String user,
            @ConfigProperty(name = "gewist.stores.platform.password") String password,
            @ConfigProperty(name = "gewist.data-map") Path map)
            throws IOException {
        this.url = url;
        this.user = user;
        this.password = password;
        this.map = DataMap.read(map);
    }

    void create(@Observes @Priority(1) StartupEvent event) throws IOException {
        try (var script = Platform.class.getResourceAsStream("/platform.sql")) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public DataMap map() {
        return map;
    }

    /** A new learner; the id. */
    public long learner(String name) {
        long id = LEARNERS.incrementAndGet();
        update(
                "insert into learner values (?, ?, ?, ?)",
                id,
                "learner" + id + "@example.org",
                "06-" + (10_000_000 + id),
                name);
        return id;
    }

    /** A new customer; the id. */
    public long customer() {
        long id = LEARNERS.incrementAndGet();
        update("insert into customer values (?, 'Bakschool', ?, 'Ovenweg 1', 'Ede', null)", id, id + "@example.org");
        return id;
    }

    /** What the buyer's own erasure leaves of an invoice. */
    public void anonymise(String number) {
        update("""
                update invoice set learner_id = null, buyer_name = null, buyer_street = null,
                    buyer_house_number = null, buyer_postcode = null, buyer_city = null where number = ?""", number);
    }

    /** A new invoice of this many lines; its number. */
    public String invoice(long learner, long customer, String buyerName, int lines) {
        String number = "F-" + UUID.randomUUID();
        update(INVOICE, learner, customer, number, buyerName, lines);
        return number;
    }

    /** An invoice of the platform to a customer; its number. */
    public String ownInvoice(long customer, LocalDate issuedOn) {
        return ownInvoice("platform_invoice", customer, issuedOn);
    }

    /** The same under the One-Stop-Shop. */
    public String ossInvoice(long customer, LocalDate issuedOn) {
        return ownInvoice("oss_invoice", customer, issuedOn);
    }

    private String ownInvoice(String table, long customer, LocalDate issuedOn) {
        String number = "P-" + UUID.randomUUID();
        update(
                "insert into " + table + " (customer_id, number, issued_on, buyer_name, total) values (?, ?, ?, ?, 99)",
                customer,
                number,
                issuedOn,
                "Bakschool");
        return number;
    }

    /** The document that an invoice was sent as. */
    public void original(String number, byte[] bytes) {
        update("update invoice set original = ? where number = ?", bytes, number);
    }

    /** The file, below the folder of documents, that an invoice was sent as. */
    public void originalFile(String number, String path) {
        update("update invoice set original_path = ? where number = ?", path, number);
    }

    /** What datamap itself reads of this learner. */
    public List<InvoiceRecord> invoices(long learner) {
        try (Connection connection = connect()) {
            return reader(connection, "learner").read(connection, List.of(target(learner)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the deletion-service will compare with. */
    public InvoiceKeys keys(long learner) {
        return keys("learner", learner);
    }

    /** The same for a customer's invoices as the seller. */
    public InvoiceKeys keysOfSeller(long customer) {
        return keys("customer", customer);
    }

    private InvoiceKeys keys(String subjectType, long id) {
        try (Connection connection = connect()) {
            return reader(connection, subjectType)
                    .keys(connection, List.of(target(id)), false)
                    .values()
                    .iterator()
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private InvoiceReader reader(Connection connection, String subjectType) throws SQLException {
        return new InvoiceReader(map, Catalog.read(connection, map.stores().get("platform")), subjectType);
    }

    private static Target target(long id) {
        return new Target(UUID.randomUUID(), Long.toString(id), null);
    }

    /** Answers nobody who asks for invoices, until this is closed. */
    public Connection hang() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table invoice in access exclusive mode");
        }
        return connection;
    }

    /** Lets nobody in, and throws everybody out. */
    public void goAway() {
        admin("alter database " + name() + " allow_connections false");
        admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
    }

    public void comeBack() {
        admin("alter database " + name() + " allow_connections true");
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    private void admin(String sql) {
        execute(url.replace("/" + name(), "/postgres"), sql);
    }

    public void execute(String sql) {
        execute(url, sql);
    }

    private void execute(String where, String sql) {
        try (Connection connection = DriverManager.getConnection(where, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
