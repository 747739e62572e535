package nl.gewist.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import nl.gewist.datamap.PlatformStore;

/** Writes customers and learners of the sample platform, just enough of them for a test. */
final class Platform {
    private final PlatformStore store;

    Platform(PlatformStore store) {
        this.store = store;
    }

    /** A customer with one training. */
    Owner owner(String name, String email, String locale, String... systems) {
        long customer = id("""
                insert into customer (slug, company_name, contact_name, email, phone, street, postal_code, city, iban, locale)
                values (?, ?, 'x', ?, 'x', 'x', 'x', 'x', 'x', ?) returning customer_id""", UUID.randomUUID().toString(), name, email, locale);
        for (String system : systems) {
            id(
                    "insert into integration (customer_id, system, account_ref) values (?, ?, ?) returning 1",
                    customer,
                    system,
                    "account of " + name);
        }
        long training = id("""
                insert into training (customer_id, title, description, price) values (?, 'x', 'x', 1)
                returning training_id""", customer);
        return new Owner(customer, training, name, email);
    }

    /** A learner enrolled with these owners. */
    long learner(String name, String email, Owner... owners) {
        long learner = id("""
                insert into learner (email, full_name, first_name, last_name) values (?, ?, 'x', 'x')
                returning learner_id""", email, name);
        for (Owner owner : owners) {
            enrol(learner, owner);
        }
        return learner;
    }

    /** Enrols a learner with an owner. */
    void enrol(long learner, Owner owner) {
        id("insert into enrolment (learner_id, training_id) values (?, ?) returning 1", learner, owner.training);
    }

    private long id(String sql, Object... values) {
        try (Connection connection = store.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    record Owner(long id, long training, String name, String email) {}
}
