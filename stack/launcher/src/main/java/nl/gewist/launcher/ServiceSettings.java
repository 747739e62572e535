package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.SmtpAddress;

/**
 * A service's configuration as a file that only its owner may read: {@code config/application.properties} in the folder
 * it is started in, which Quarkus reads by itself. So no password stands in a command line or an environment.
 */
final class ServiceSettings {
    private final StackOptions options;
    private final Servers servers;
    private final DatabaseSetup databases;
    private final ReaderTokens tokens;

    ServiceSettings(StackOptions options, Servers servers, DatabaseSetup databases, ReaderTokens tokens) {
        this.options = options;
        this.servers = servers;
        this.databases = databases;
        this.tokens = tokens;
    }

    /** Where the service is started. */
    static Path folder(StackOptions options, Service service) {
        return options.folder().resolve("services").resolve(service.room());
    }

    static Path file(StackOptions options, Service service) {
        return folder(options, service).resolve("config/application.properties");
    }

    void write(Service service) {
        Path file = file(options, service);
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(file)) {
                of(service).store(writer, "Written at every start; changes are lost");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The settings of " + service.room() + " could not be written", e);
        }
    }

    private Properties of(Service service) {
        Properties settings = new Properties();
        // Above what is packaged with the service, also when the file is named by quarkus.config.locations.
        settings.setProperty("config_ordinal", "275");
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty(
                "quarkus.http.port", Integer.toString(options.ports().of(service)));
        settings.setProperty("quarkus.devservices.enabled", "false");
        settings.setProperty("kafka.bootstrap.servers", servers.bootstrap());
        settings.setProperty("gewist.service", service.room());
        database(settings, "quarkus.datasource.", "jdbc.url", databases.of(service, service.database()));
        if (service.seals()) {
            database(settings, "quarkus.datasource.keys.", "jdbc.url", databases.of(service, service.keysDatabase()));
            settings.setProperty(
                    "gewist.sealing.key-file", KeyFiles.of(options, service).toString());
        }
        if (!service.platformRights().isEmpty()) {
            database(settings, "gewist.stores.platform.", "jdbc-url", databases.of(service, DatabaseSetup.PLATFORM));
            settings.setProperty("gewist.data-map", SampleData.mapFile(options).toString());
        }
        if (service == Service.RETENTION) {
            Backups.declare(settings, options);
            tokens.declare(settings);
        }
        if (service == Service.NOTIFICATION) {
            mail(settings, servers.smtpAddress());
        }
        settings.putAll(options.settings());
        return settings;
    }

    private static void mail(Properties settings, SmtpAddress smtp) {
        settings.setProperty("quarkus.mailer.host", smtp.host());
        settings.setProperty("quarkus.mailer.port", Integer.toString(smtp.port()));
        settings.setProperty("quarkus.mailer.mock", "false");
    }

    private static void database(Properties settings, String prefix, String url, Database database) {
        settings.setProperty(prefix + url, database.jdbcUrl());
        settings.setProperty(prefix + "username", database.user());
        settings.setProperty(prefix + "password", database.password());
    }
}
