package nl.gewist.retention.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;
import nl.gewist.messaging.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that keeps its books in another database than its people. */
class SeveralStoresTest {
    private static final String MAP = """
            dataset:
              - fides_key: platform
                collections:
                  - name: learner
                    fields: [{name: id, fides_meta: {primary_key: true}}]
                  - name: customer
                    fields: [{name: id, fides_meta: {primary_key: true}}]
              - fides_key: billing
                collections:
                  - name: invoice
                    fields:
                      - {name: id, fides_meta: {primary_key: true}}
                      - {name: learner, fides_meta: {references: [{dataset: platform, field: learner.id}]}}
                      - {name: customer}
                      - {name: number}
                      - {name: day}
                      - {name: total}
                      - {name: buyer, data_categories: [user.name]}
            gewist:
              version: 1
              stores:
                platform: {kind: postgresql, region: nl}
                billing: {kind: postgresql, region: nl}
              subjects:
                learner: {root: platform.learner.id}
                customer: {root: platform.customer.id}
              collections:
                billing.invoice: {treat: anonymise, part: [customer]}
              invoices:
                course: {subject: learner, party: buyer, collection: billing.invoice, number: number, issued: day,
                         total: total, currency: {constant: EUR}, buyer: {name: buyer}}
            """;

    private final Database people = TestServers.shared().freshDatabase("people");
    private final Database books = TestServers.shared().freshDatabase("books");

    @TempDir
    private Path folder;

    private PlatformStores stores;

    @BeforeEach
    void fill() throws SQLException, IOException {
        execute(people, "create table learner (id bigint primary key); create table customer (id bigint primary key)");
        execute(
                books,
                "create table invoice (id bigint primary key, learner text, customer bigint, number text, day date,"
                        + " total numeric, buyer text);"
                        + "insert into invoice values (1, '42', 7, 'A-1', '2026-01-01', 121, 'Zwaantje'),"
                        + " (2, '43', 7, 'A-2', '2026-01-01', 121, 'Somebody else')");
        stores = new PlatformStores(config(Files.writeString(folder.resolve("map.yaml"), MAP), books.jdbcUrl()));
    }

    @AfterEach
    void close() {
        stores.close(null);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PlatformInvoices.Found read(String subjectType, String id) {
        return new PlatformInvoices(stores, new Patient())
                .read(
                        subjectType,
                        List.of(new DueRequest(
                                UUID.randomUUID(), 1, 1, stores.map().version(), id, null)));
    }

    @Test
    void invoicesAreReadWhereTheyAre() {
        var found = read("learner", "42");

        assertThat(found.unreadable()).isEmpty();
        assertThat(found.invoices().values()).singleElement().satisfies(invoices -> {
            assertThat(invoices).extracting(InvoiceRecord::number).containsExactly("A-1");
            assertThat(invoices.getFirst().store()).isEqualTo("billing");
            assertThat(invoices.getFirst().buyer().name()).isEqualTo("Zwaantje");
            assertThat(invoices.getFirst().ownerId()).isEqualTo("7");
        });
    }

    @Test
    void whileTheBooksAreAwayOnlyThoseWaitWhoCanHaveInvoicesThere() throws IOException {
        stores.close(null);
        stores = new PlatformStores(
                config(folder.resolve("map.yaml"), "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1"));

        assertThat(read("customer", "7").invoices()).hasSize(1);
        assertThatThrownBy(() -> read("learner", "42")).isInstanceOf(DatabaseException.class);
    }

    private PlatformConfig config(Path map, String booksUrl) {
        return new PlatformConfig() {
            @Override
            public Path dataMap() {
                return map;
            }

            @Override
            public Map<String, Address> stores() {
                return Map.of("platform", address(people, people.jdbcUrl()), "billing", address(books, booksUrl));
            }
        };
    }

    private static PlatformConfig.Address address(Database database, String url) {
        return new PlatformConfig.Address() {
            @Override
            public String jdbcUrl() {
                return url;
            }

            @Override
            public String username() {
                return database.user();
            }

            @Override
            public String password() {
                return database.password();
            }
        };
    }

    /** Defaults. */
    private static final class Patient implements VaultConfig {
        @Override
        public int batch() {
            return 200;
        }

        @Override
        public Duration timeout() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration platformPatience() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Map<String, Path> documentRoots() {
            return Map.of();
        }

        @Override
        public int largestDocumentBytes() {
            return 1;
        }

        @Override
        public Map<String, String> readers() {
            return Map.of();
        }
    }
}
