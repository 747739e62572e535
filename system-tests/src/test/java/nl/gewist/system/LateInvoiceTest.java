package nl.gewist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.SampleReader;
import nl.gewist.system.Aftermath.Repeats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The platform writes an invoice between ready and erasing")
@ExtendWith(SystemExtension.class)
class LateInvoiceTest {
    private static final String ERASER_WAITS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and usename = 'gewist_deletion' and wait_event_type = 'Lock'""";

    private final Installation system;
    private final Stack stack;

    LateInvoiceTest(Installation system) {
        this.system = system;
        this.stack = system.stack();
    }

    @Test
    void itEndsInTheVault() throws Exception {
        Person before = system.people(1).getFirst();
        Erasure published;
        Person withLateInvoice;
        try (Connection platform = stack.platform().connect()) {
            platform.setAutoCommit(false);
            // The row that the eraser locks first; until then everybody has read the old invoices.
            Rows.of(
                    platform,
                    "select 1 from learner where learner_id = ? for update",
                    row -> row.getInt(1),
                    before.id());
            published = system.request(List.of(before)).getFirst();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(eraserWaits()).isPositive());
            new SampleReader(platform).addInvoice(before.id());
            withLateInvoice = before.withInvoices(Person.invoices(platform, before.id()));
            platform.commit();
        }

        assertThat(withLateInvoice.invoices()).hasSize(before.invoices().size() + 1);
        Erasure erasure = new Erasure(published.requestId(), withLateInvoice);
        Aftermath.of(stack, List.of(erasure), 2).isAsItShouldBe(Repeats.NONE);
    }

    private long eraserWaits() throws SQLException {
        return Rows.count(stack.platform(), ERASER_WAITS);
    }
}
