package nl.gewist.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An invoice to one of the erased, as the platform had it before.
 *
 * @param name the buyer's, as issued
 */
record ShownInvoice(String number, long owner, String name) {

    /** The newest invoices of these learners, of different owners where there are. */
    static List<ShownInvoice> of(Connection platform, List<Long> learners) throws SQLException {
        List<ShownInvoice> invoices = new ArrayList<>();
        try (var statement = platform.prepareStatement("select number, customer_id, buyer_name from learner_invoice"
                + " where learner_id = any (?) order by issued_on desc, invoice_id desc")) {
            statement.setArray(1, platform.createArrayOf("bigint", learners.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    invoices.add(new ShownInvoice(rows.getString(1), rows.getLong(2), rows.getString(3)));
                }
            }
        }
        return invoices;
    }

    /** Holds a personal value: never printed. */
    @Override
    public String toString() {
        return "ShownInvoice[" + number + "]";
    }
}
