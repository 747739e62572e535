package nl.gewist.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKeys;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.StoreKind;
import nl.gewist.datamap.Target;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shop on MariaDB and its forum, where a test has them. */
@ApplicationScoped
public class MariaShop {
    private static final String NONE = "none";
    private static final List<String> TABLES = List.of(
            "owner",
            "learner",
            "address",
            "learner_address",
            "course",
            "enrolment",
            "progress",
            "note",
            "invoice",
            "invoice_line",
            "thread",
            "post",
            "ticket",
            "comment",
            "visit",
            "log_line");

    private final DataMap map;
    private final String url;
    private final String user;
    private final String password;
    private final String role;
    private final Forum forum;
    private final AtomicInteger people = new AtomicInteger();

    MariaShop(
            DataMap map,
            Forum forum,
            @ConfigProperty(name = "gewist.stores.shop.jdbc-url", defaultValue = NONE) String url,
            @ConfigProperty(name = "gewist.stores.shop.username", defaultValue = NONE) String role,
            @ConfigProperty(name = "test.shop.username", defaultValue = NONE) String user,
            @ConfigProperty(name = "test.shop.password", defaultValue = NONE) String password) {
        this.map = map;
        this.forum = forum;
        this.url = url;
        this.role = role;
        this.user = user;
        this.password = password;
    }

    record Person(String id, String email, String name, String phone) {}

    /** Somebody with rows everywhere, in a talk with this other person and sharing an address with that one. */
    Person join(Person other) {
        int n = people.incrementAndGet();
        Person person = new Person(
                String.valueOf(n),
                "wende.%d@post.example".formatted(n),
                "Wende van Nummer%d".formatted(n),
                "+31 6 %08d".formatted(20_000_000 + n));
        execute("""
                insert into learner (id, email, full_name, phone, born, preferences, invited_by, created_at)
                values (%1$s, '%2$s', '%3$s', '%4$s', '1980-02-01', '{"tea": true}', %5$s, now(6) - interval 400 day)""".formatted(
                person.id(), person.email(), person.name(), person.phone(), other == null ? "null" : other.id()));
        execute("insert into address (id, street, city) values (%s, 'Dreef 1', 'Gouda')".formatted(person.id()));
        execute("insert into learner_address values (%s, %s)".formatted(person.id(), person.id()));
        if (other != null) {
            execute("insert into learner_address values (%s, %s)".formatted(person.id(), other.id()));
        }
        execute("insert into enrolment (id, learner_id, course_id) values (%1$s, %1$s, 1), (%1$s + 10000, %1$s, 2)"
                .formatted(person.id()));
        execute("insert into progress values (%1$s, 1, 60), (%1$s, 2, 90), (%1$s + 10000, 1, 30)"
                .formatted(person.id()));
        execute("insert into note values (%1$s, 1, 1, 'mine'), (%1$s, 1, 2, 'too')".formatted(person.id()));
        execute("""
                insert into invoice values (%1$s, 1, %1$s, 'A%1$s', '2025-03-01', 121, 21, '%2$s', 'Dreef 1', '2801 AA', 'Gouda')""".formatted(person.id(), person.name()));
        execute("insert into invoice_line values (%1$s, 1, 'Ploughing', 100), (%1$s, 2, 'Book', 21)"
                .formatted(person.id()));
        execute("insert into thread values (%1$s, 1, %1$s, '%2$s asks')".formatted(person.id(), person.name()));
        execute("insert into post values (%1$s, %1$s, %1$s, '%2$s', null, 'Mail me at %3$s')"
                .formatted(person.id(), person.name(), person.email()));
        if (other != null) {
            execute("insert into post values (%1$s + 10000, %1$s, %4$s, 'Other', %1$s, 'Hello %2$s, I will mail %3$s')"
                    .formatted(person.id(), person.name(), person.email().toUpperCase(Locale.ROOT), other.id()));
        }
        execute(
                "insert into ticket values (%1$s, %1$s, 'Help', 'I am %2$s', null), (%1$s + 10000, %1$s, 'Again', null, %1$s)"
                        .formatted(person.id(), person.name()));
        execute(
                "insert into comment (about_kind, about_id, body) values ('learner', %1$s, 'nice'), ('course', %1$s, 'good')"
                        .formatted(person.id()));
        execute("insert into visit (learner_id, ip) values (%1$s, '192.0.2.1'), (%1$s, '192.0.2.2')"
                .formatted(person.id()));
        forum.execute(
                "insert into member (learner_id, alias) values (%s, 'alias%s')".formatted(person.id(), person.id()));
        return person;
    }

    /** All rows of the shop, by table. */
    TreeMap<String, TreeSet<String>> rows() {
        TreeMap<String, TreeSet<String>> all = new TreeMap<>();
        for (String table : TABLES) {
            TreeSet<String> rows = all.computeIfAbsent(table, name -> new TreeSet<>());
            query("select * from " + table, row -> {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(row.getString(i)).append('|');
                }
                rows.add(text.toString());
            });
        }
        return all;
    }

    InvoiceKeys invoices(Person person, String owner) {
        Properties properties = new Properties();
        properties.putAll(StoreKind.MARIADB.connecting());
        properties.put("user", user);
        properties.put("password", password);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            Target target = new Target(UUID.randomUUID(), person.id(), owner);
            Catalog catalog = Catalog.read(connection, map.stores().get("shop"));
            return new InvoiceReader(map, catalog, "learner")
                    .keys(connection, List.of(target), false)
                    .get(target.requestId());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service cannot enter, and its connections are lost. */
    void goAway() {
        execute("alter user " + role + "@'%' account lock");
        execute("kill user " + role);
    }

    void comeBack() {
        execute("alter user " + role + "@'%' account unlock");
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        long[] count = new long[1];
        query(sql, row -> count[0] = row.getLong(1));
        return count[0];
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private void query(String sql, Reading reading) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reading.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }
}
