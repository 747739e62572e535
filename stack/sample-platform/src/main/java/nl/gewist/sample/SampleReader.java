package nl.gewist.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Questions that tests and the demo ask about the sample's people; knows the schema, not the data map. */
public final class SampleReader {

    private static final String VALUES = """
            with sole as (select full_name from learner group by full_name having count(*) = 1)
            select l.learner_id, array_prepend(l.email, array(
                select f.email from former_email f where f.learner_id = l.learner_id)), l.phone, l.iban, sole.full_name
            from learner l left join sole using (full_name) where l.learner_id = any (?) order by l.learner_id""";

    private static final String CUSTOMER_VALUES = """
            with sole as (select contact_name from customer group by contact_name having count(*) = 1)
            select c.customer_id, array[c.email], c.phone, c.iban, sole.contact_name
            from customer c left join sole using (contact_name) where c.customer_id = any (?) order by c.customer_id""";

    private static final String LEARNERS_OF = """
            select e.learner_id from enrolment e join training t using (training_id) where t.customer_id = ?
            union select learner_id from learner_invoice where customer_id = ? and learner_id is not null
            order by learner_id""";

    private static final String TWO_OWNERS = """
            select e.learner_id from enrolment e join training t using (training_id)
            group by e.learner_id having count(distinct t.customer_id) > 1 order by e.learner_id""";

    private static final String OWNERS = """
            select distinct t.customer_id from enrolment e join training t using (training_id)
            where e.learner_id = ? order by 1""";

    private static final String NAMESAKES = """
            select learner_id from learner where full_name in
            (select full_name from learner group by full_name having count(*) > 1) order by full_name, learner_id""";

    private static final String COPY_INVOICE = """
            insert into learner_invoice (customer_id, learner_id, number, issued_on, due_on, buyer_name, buyer_street,
                buyer_postal_code, buyer_city, buyer_country, buyer_email, buyer_iban, seller_name, seller_street,
                seller_postal_code, seller_city, seller_country, seller_vat_number, total_net, total_vat, total_gross)
            select c.customer_id, l.learner_id, 'L-' || gen_random_uuid(), current_date, current_date + 14, l.full_name,
                l.street, l.postal_code, l.city, l.country, l.email, l.iban, c.company_name, c.street, c.postal_code,
                c.city, c.country, c.vat_number, 100.00, 21.00, 121.00
            from learner l join enrolment e using (learner_id) join training t using (training_id)
            join customer c on c.customer_id = t.customer_id
            where l.learner_id = ? order by e.enrolment_id limit 1 returning invoice_id""";

    private static final String ADD_LINE = """
            insert into learner_invoice_line (invoice_id, position, description, quantity, unit_price, vat_rate, amount)
            values (?, 1, 'Losse les', 1, 100.00, 21.00, 100.00) returning line_id""";

    private final Connection platform;

    public SampleReader(Connection platform) {
        this.platform = platform;
    }

    public List<Long> learnerIds() throws SQLException {
        return ids("select learner_id from learner order by learner_id");
    }

    /** Learners of more than one owner, in order of id. */
    public List<Long> twoOwnerLearners() throws SQLException {
        return ids(TWO_OWNERS);
    }

    /** The owners (customers) a learner is enrolled with. */
    public List<Long> ownersOf(long learnerId) throws SQLException {
        return ids(OWNERS, learnerId);
    }

    public List<Long> customerIds() throws SQLException {
        return ids("select customer_id from customer order by customer_id");
    }

    /** The learners enrolled with or billed by this customer. */
    public List<Long> learnersOf(long customerId) throws SQLException {
        return ids(LEARNERS_OF, customerId, customerId);
    }

    /** Learners whose full name somebody else bears too; bearers of one name follow each other. */
    public List<Long> namesakes() throws SQLException {
        return ids(NAMESAKES);
    }

    /** What to search for once these learners are erased; learners that do not exist are absent. */
    public List<PersonValues> personValues(List<Long> learnerIds) throws SQLException {
        return values(VALUES, learnerIds);
    }

    /** What to search for once these customers are erased; customers that do not exist are absent. */
    public List<PersonValues> customerValues(List<Long> customerIds) throws SQLException {
        return values(CUSTOMER_VALUES, customerIds);
    }

    private List<PersonValues> values(String sql, List<Long> personIds) throws SQLException {
        List<PersonValues> values = new ArrayList<>();
        try (PreparedStatement statement = platform.prepareStatement(sql)) {
            statement.setArray(1, platform.createArrayOf("bigint", personIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> emails = List.of((String[]) row.getArray(2).getArray());
                    values.add(new PersonValues(
                            row.getLong(1), emails, row.getString(3), row.getString(4), row.getString(5)));
                }
            }
        }
        return values;
    }

    /**
     * Writes one more invoice, with one line, from the learner's first owner: what a platform does between ready and
     * erasing.
     *
     * @return the invoice's id
     */
    public long addInvoice(long learnerId) throws SQLException {
        List<Long> invoice = ids(COPY_INVOICE, learnerId);
        if (invoice.isEmpty()) {
            throw new NoSuchElementException("Learner " + learnerId + " does not exist or is enrolled nowhere");
        }
        ids(ADD_LINE, invoice.getFirst());
        return invoice.getFirst();
    }

    private List<Long> ids(String sql, Long... parameters) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement statement = platform.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }
}
