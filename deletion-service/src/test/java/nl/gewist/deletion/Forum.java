package nl.gewist.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sample platform's second store, where a test has one. */
@ApplicationScoped
public class Forum {
    private final Sample sample;
    private final String url;
    private final String user;
    private final String password;

    Forum(
            Sample sample,
            @ConfigProperty(name = "gewist.stores.forum.jdbc-url", defaultValue = "none") String url,
            @ConfigProperty(name = "gewist.stores.platform.username") String user,
            @ConfigProperty(name = "gewist.stores.platform.password") String password) {
        this.sample = sample;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A member with an address that nobody else has. */
    void join(String learner) {
        execute("insert into member (learner_id, alias) values (%1$s, 'alias%1$s@forum.example');".formatted(learner)
                + "insert into visit (learner_id) values (%1$s), (%1$s)".formatted(learner));
    }

    long rows(String learner) {
        return count("select (select count(*) from member where learner_id = %1$s)".formatted(learner)
                + " + (select count(*) from visit where learner_id = %1$s)".formatted(learner));
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody can connect, and whoever is connected loses the connection. */
    void goAway() {
        sample.execute("alter database \"%s\" with allow_connections false".formatted(name()));
        sample.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name()));
    }

    void comeBack() {
        sample.execute("alter database \"%s\" with allow_connections true".formatted(name()));
    }

    private String name() {
        String path = url.substring(url.lastIndexOf('/') + 1);
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
