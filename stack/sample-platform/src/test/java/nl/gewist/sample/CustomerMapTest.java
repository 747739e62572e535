package nl.gewist.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.InvoiceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sample's map says of a customer, whose learners are still there. */
class CustomerMapTest {

    private static final int LEARNERS = 300;

    /** Everything the customer has by a foreign key, and what learners have with it alone. */
    private static final List<String> GONE = List.of(
            "select count(*) from customer where customer_id = %1$s",
            "select count(*) from integration where customer_id = %1$s",
            "select count(*) from training where customer_id = %1$s",
            "select count(*) from webhook_delivery where customer_id = %1$s",
            "select count(*) from support_ticket where customer_id = %1$s",
            "select count(*) from direct_message where customer_id = %1$s",
            "select count(*) from forum_post where customer_id = %1$s",
            "select count(*) from platform_invoice where customer_id = %1$s",
            "select count(*) from learner_invoice where customer_id = %1$s");

    private static final String OTHERS = """
            select t::text from %s t where exists (select from jsonb_each_text(to_jsonb(t)) e
            where e.key = 'customer_id' and e.value <> '%s')""";

    private static final String PLATFORM_BOOKS = """
            select concat_ws(' ', invoice_id, number, issued_on, total_net, total_vat, total_gross, buyer_country,
                seller_name, (select sum(amount) from platform_invoice_line l where l.invoice_id = i.invoice_id))
            from platform_invoice i order by invoice_id""";

    private static final String COURSE_BOOKS = """
            select concat_ws(' ', invoice_id, number, issued_on, total_net, total_vat, total_gross, buyer_country,
                seller_country, (select sum(amount) from learner_invoice_line l where l.invoice_id = i.invoice_id))
            from learner_invoice i order by invoice_id""";

    private static Connection platform;
    private static long customer;
    private static List<PersonValues> values;
    private static List<InvoiceRecord> invoices;
    private static long invoicesOfTheirs;
    private static Map<String, Set<String>> othersBefore;
    private static Map<String, Set<String>> othersAfter;
    private static List<String> booksBefore;

    @BeforeAll
    static void erase() throws SQLException {
        platform = Sample.fresh();
        SamplePlatform.create(platform, LEARNERS, 12);
        var reader = new SampleReader(platform);
        customer = reader.customerIds().get(1);
        values = reader.customerValues(List.of(customer));
        var erasure = new Erasure(platform, "customer");
        var targets = Erasure.targets(List.of(customer), null);
        invoices = new InvoiceReader(erasure.map, erasure.catalog, "customer").read(platform, targets);
        invoicesOfTheirs = Sample.number(platform, """
                select (select count(*) from platform_invoice where customer_id = %1$s)
                    + (select count(*) from learner_invoice where customer_id = %1$s)""".formatted(customer));
        othersBefore = others();
        booksBefore = books();
        assertThat(new LeftoverSearch(values).in(platform)).isNotEmpty();

        erasure.erase(targets);

        othersAfter = others();
    }

    @AfterAll
    static void close() throws SQLException {
        platform.close();
    }

    @Test
    void theCustomerIsGoneFromEveryTextAndEveryTable() throws SQLException {
        assertThat(new LeftoverSearch(values).in(platform)).isEmpty();
        for (String rows : GONE) {
            assertThat(Sample.number(platform, rows.formatted(customer)))
                    .as(rows)
                    .isZero();
        }
    }

    @Test
    void invoicesOfBothKindsAreReadWithBothParties() {
        assertThat((long) invoices.size()).isEqualTo(invoicesOfTheirs);
        assertThat(invoices).extracting(InvoiceRecord::kind).contains("sold", "platform");
        assertThat(invoices).allSatisfy(invoice -> {
            assertThat(invoice.lines()).isNotEmpty();
            assertThat(invoice.buyer().name()).isNotBlank();
            assertThat(invoice.seller().name()).isNotBlank();
        });
    }

    @Test
    void otherCustomersKeepEveryRowOfTheirs() {
        assertThat(othersBefore.get("training")).isNotEmpty();
        assertThat(othersAfter).isEqualTo(othersBefore);
    }

    @Test
    void booksStillAddUp() throws SQLException {
        assertThat(books()).isEqualTo(booksBefore);
    }

    private static List<String> books() throws SQLException {
        var books = new java.util.ArrayList<>(Sample.texts(platform, PLATFORM_BOOKS));
        books.addAll(Sample.texts(platform, COURSE_BOOKS));
        return books;
    }

    private static Map<String, Set<String>> others() throws SQLException {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String table : Sample.tables(platform)) {
            rows.put(table, new HashSet<>(Sample.texts(platform, OTHERS.formatted(table, customer))));
        }
        return rows;
    }
}
