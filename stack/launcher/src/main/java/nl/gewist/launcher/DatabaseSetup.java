package nl.gewist.launcher;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.Databases;
import nl.gewist.embedded.PostgresAddress;

/**
 * The databases and roles of a stack: each service owns its databases under a role of its own, and this role has on the
 * platform's tables only the rights that the service needs.
 */
final class DatabaseSetup {
    static final String PLATFORM = "gewist_platform";

    private final PostgresAddress admin;
    private final Databases databases;
    private final Map<Service, String> passwords = new EnumMap<>(Service.class);

    DatabaseSetup(PostgresAddress admin) {
        this.admin = admin;
        this.databases = new Databases(admin);
        for (Service service : Service.values()) {
            passwords.put(service, password());
        }
    }

    /** Makes what is missing; a role's password is a new one each time and kept nowhere but in its service's settings. */
    void prepare() {
        databases.ensure(PLATFORM);
        for (Service service : Service.values()) {
            execute("postgres", role(service));
            for (String name : service.databases()) {
                databases.ensure(name);
                execute("postgres", "alter database " + name + " owner to " + service.database());
                execute(name, "alter schema public owner to " + service.database());
            }
        }
    }

    /** After the platform's tables are there. */
    void grantPlatformRights() {
        for (Service service : Service.values()) {
            if (!service.platformRights().isEmpty()) {
                execute(PLATFORM, "grant usage on schema public to " + service.database());
                execute(
                        PLATFORM,
                        "grant " + service.platformRights() + " on all tables in schema public to "
                                + service.database());
            }
        }
    }

    void dropAll() {
        databases.drop(PLATFORM);
        for (Service service : Service.values()) {
            service.databases().forEach(databases::drop);
        }
    }

    /** The platform's database, empty again. */
    void emptyPlatform() {
        databases.drop(PLATFORM);
        databases.ensure(PLATFORM);
    }

    /** As the service's own role sees it. */
    Database of(Service service, String name) {
        String user = service.database();
        return new Database(
                new PostgresAddress(admin.host(), admin.port(), user, passwords.getOrDefault(service, "")), name);
    }

    /** As the administrator sees it. */
    Database asAdmin(String name) {
        return new Database(admin, name);
    }

    private String role(Service service) {
        String name = service.database();
        String password = passwords.getOrDefault(service, "");
        return """
               do $$ begin
                 if not exists (select from pg_roles where rolname = '%1$s') then
                   create role %1$s login;
                   comment on role %1$s is '%3$s';
                 elsif shobj_description('%1$s'::regrole, 'pg_authid') is distinct from '%3$s' then
                   raise exception 'Role %1$s was not made by gewist, so it is left alone: rename it or use another server';
                 end if;
                 alter role %1$s password '%2$s';
                 grant %1$s to current_user;
               end $$""".formatted(name, password, Databases.MARK);
    }

    private void execute(String database, String sql) {
        try (Connection connection = admin.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Problem("PostgreSQL at " + admin + " refused to prepare " + database + ": " + e.getMessage(), e);
        }
    }

    private static String password() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
