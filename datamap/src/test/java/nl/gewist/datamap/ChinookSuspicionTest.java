package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import nl.gewist.datamap.Suspicion.Code;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.Test;

/** On a schema nobody here designed: which columns look personal, and which do not although people's names occur in them. */
class ChinookSuspicionTest {
    private static final String NOTHING_BUT_THE_ROOT = """
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fields: [{name: customer_id, fides_meta: {primary_key: true}}]
            gewist:
              version: 1
              stores: {shop: {kind: postgresql, region: nl}}
              subjects: {customer: {root: shop.customer.customer_id}}
            """;

    @Test
    void personalColumnsAreFoundAndSongTitlesAreNot() throws SQLException, IOException {
        var script = System.getenv("CHINOOK_SQL");
        assumeTrue(script != null, "set CHINOOK_SQL to Chinook_PostgreSql.sql");
        var sql = Files.readString(Path.of(script), StandardCharsets.UTF_8);
        try (var connection = TestServers.shared().freshDatabase("chinook").connect();
                var statement = connection.createStatement()) {
            statement.execute(sql.substring(sql.indexOf("CREATE TABLE album")));
            var map = DataMap.read("shop.yaml", new StringReader(NOTHING_BUT_THE_ROOT));
            var catalog = Catalog.read(connection, map.stores().get("shop"));

            var found = SuspicionCheck.check(map, catalog, connection);

            assertThat(found)
                    .filteredOn(suspicion -> suspicion.code() == Code.UNMAPPED_COLUMN)
                    .extracting(
                            suspicion -> suspicion.collection().substring("shop.".length()) + "." + suspicion.field())
                    .containsExactlyInAnyOrder(
                            "customer.first_name",
                            "customer.last_name",
                            "customer.address",
                            "customer.city",
                            "customer.postal_code",
                            "customer.phone",
                            "customer.fax",
                            "customer.email",
                            "employee.first_name",
                            "employee.last_name",
                            "employee.birth_date",
                            "employee.address",
                            "employee.city",
                            "employee.postal_code",
                            "employee.phone",
                            "employee.fax",
                            "employee.email",
                            "invoice.billing_address",
                            "invoice.billing_city",
                            "invoice.billing_postal_code");
            assertThat(found)
                    .filteredOn(suspicion -> suspicion.code() == Code.UNMAPPED_COLLECTION)
                    .extracting(Suspicion::collection)
                    .containsExactly("shop.invoice");
        }
    }
}
