package nl.gewist.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gewist.launcher.Stack;
import nl.gewist.sample.LearnerRows;
import nl.gewist.sample.PersonValues;
import nl.gewist.sample.SampleReader;

/**
 * A learner before the erasure.
 *
 * @param rows how many the platform holds, per table
 * @param values by which the learner could be found again
 * @param invoices as owner and number
 * @param owners with whom the learner is enrolled or has an invoice
 */
record Person(long id, Map<String, Long> rows, PersonValues values, Set<Invoice> invoices, Set<Owner> owners) {
    record Invoice(String ownerId, String number) {}

    record Owner(long id, String email) {}

    private static final String INVOICES = "select customer_id::text, number from learner_invoice where learner_id = ?";

    private static final String OWNERS = """
            select distinct c.customer_id, c.email from customer c where c.customer_id in (
                select t.customer_id from enrolment e join training t using (training_id) where e.learner_id = ?
                union select customer_id from learner_invoice where learner_id = ?)""";

    static List<Person> read(Stack stack, List<Long> learnerIds) throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            List<Person> people = new ArrayList<>();
            for (PersonValues values : new SampleReader(platform).personValues(learnerIds)) {
                long id = values.learnerId();
                people.add(new Person(
                        id,
                        LearnerRows.of(platform, id),
                        values,
                        invoices(platform, id),
                        Set.copyOf(Rows.of(
                                platform, OWNERS, row -> new Owner(row.getLong(1), row.getString(2)), id, id))));
            }
            return people;
        }
    }

    static Set<Invoice> invoices(Connection platform, long learnerId) throws SQLException {
        return Set.copyOf(
                Rows.of(platform, INVOICES, row -> new Invoice(row.getString(1), row.getString(2)), learnerId));
    }

    Person withInvoices(Set<Invoice> others) {
        return new Person(id, rows, values, others, owners);
    }

    /** As one owner sees this learner. */
    Person asSeenBy(Owner owner) {
        String ownerId = Long.toString(owner.id());
        return new Person(
                id,
                rows,
                values,
                invoices.stream()
                        .filter(invoice -> invoice.ownerId().equals(ownerId))
                        .collect(Collectors.toSet()),
                Set.of(owner));
    }
}
