package nl.gewist.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.ReceivedMail;
import nl.gewist.sample.PlantedMentions;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine: servers in this JVM, the platform's sample, four services as processes. Commands,
 * demonstration, benchmark and system tests use it alike; every server and service can be stopped and started by itself.
 */
public final class Stack implements AutoCloseable {
    private final StackOptions options;
    private final Servers servers;
    private final DatabaseSetup databases;
    private final Services services;
    private final ReaderTokens tokens = ReaderTokens.random();
    private volatile @Nullable StackLease lease;
    private final AtomicBoolean closing = new AtomicBoolean();

    public Stack(StackOptions options) {
        this.options = options;
        this.servers = new Servers(options);
        this.services = new Services(options, this::saveState);
        this.databases = new DatabaseSetup(servers.postgresAddress());
    }

    /**
     * Starts everything and returns when all services are ready.
     *
     * @throws Problem with a cure, when it cannot; what had been started is then stopped again
     */
    public Stack start() {
        StackLease taken = StackLease.take(options.folder());
        lease = taken;
        try {
            Preflight.check(options);
            taken.begin();
            DataFolder.prepare(options);
            startServers();
            startServices();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startServers() {
        servers.start();
        saveState();
        options.progress().accept("Kafka, PostgreSQL and SMTP are up");
        Together.run(List.of(this::prepareDatabases, () -> TopicSetup.prepare(servers.bootstrap(), topicPrefix())));
        options.progress().accept("The sample platform is filled: " + options.learners() + " learners");
    }

    private void prepareDatabases() {
        if (options.fresh() && options.given(Given.POSTGRES)) {
            databases.dropAll();
        }
        databases.prepare();
        SampleData.prepare(options, databases);
        databases.grantPlatformRights();
    }

    private void startServices() {
        KeyFiles.makeMissing(options);
        writeSettings(options);
        services.startAll();
    }

    private void writeSettings(StackOptions current) {
        ServiceSettings settings = new ServiceSettings(current, servers, databases, tokens);
        for (Service service : Service.values()) {
            settings.write(service);
        }
    }

    /**
     * Stops the services and starts them again that far in the future; returns when all are ready. The data then belong
     * to that time: started again at another, a clock that goes back would stop what it must not hasten.
     */
    public void moveClock(Duration offset) {
        DataFolder.belongsTo(options, offset);
        writeSettings(options.withSetting("gewist.clock.offset", offset.toString()));
        services.restartAll();
    }

    /** Starts a service that was killed or stopped; returns when it is ready. */
    public void start(Service service) {
        services.start(service);
    }

    /** SIGKILL. */
    public void kill(Service service) {
        services.get(service).kill();
    }

    /** SIGTERM. */
    public void stop(Service service) {
        services.get(service).stop();
    }

    public void stopKafka() {
        servers.kafka().stop();
    }

    public void startKafka() {
        servers.kafka().start();
    }

    public void stopPostgres() {
        servers.postgres().stop();
        saveState();
    }

    public void startPostgres() {
        servers.postgres().start();
        saveState();
    }

    public void stopSmtp() {
        servers.mail().stop();
    }

    public void startSmtp() {
        servers.mail().start();
    }

    /** Stops services, then servers; nothing of this stack runs afterwards. May be called twice. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        services.stopAll();
        servers.stop();
        StackLease held = lease;
        if (held != null) {
            held.release();
        }
    }

    public ServiceProcess process(Service service) {
        return services.get(service);
    }

    public StackOptions options() {
        return options;
    }

    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + options.ports().of(service));
    }

    public Path log(Service service) {
        return options.log(service.room());
    }

    /** How long the service's last start took until it was ready. */
    public Duration readyAfter(Service service) {
        return services.readyAfter(service);
    }

    /** By which the retention-service knows who asks. */
    public ReaderTokens tokens() {
        return tokens;
    }

    /** Where copies of a store are looked for, for example of {@code platform}. */
    public Path backups(String store) {
        return Backups.folder(options, store);
    }

    public String bootstrapServers() {
        return servers.bootstrap();
    }

    public String topicPrefix() {
        return options.settings().getOrDefault("gewist.topic-prefix", "");
    }

    /** A service's own database, entered as administrator. */
    public Database database(Service service) {
        return databases.asAdmin(service.database());
    }

    public Database keysDatabase(Service service) {
        return databases.asAdmin(service.keysDatabase());
    }

    /** The platform's database, entered as administrator. */
    public Database platform() {
        return databases.asAdmin(DatabaseSetup.PLATFORM);
    }

    /** Mails that arrived at the embedded SMTP server, oldest first. */
    public List<ReceivedMail> mails() {
        return servers.mails();
    }

    /** The page that shows them; empty when mail goes to somebody's own server. */
    public String inboxUrl() {
        return servers.inboxUrl();
    }

    public Path dataMap() {
        return SampleData.mapFile(options);
    }

    /** Where the sample platform's free text names people. */
    public PlantedMentions mentions() {
        return SampleData.mentions(options);
    }

    private void saveState() {
        StackLease held = lease;
        if (held != null) {
            held.save(() -> StackStates.of(this, servers, services.all()));
        }
    }
}
