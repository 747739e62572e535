package nl.gewist.deletion.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.FileDirectory;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.OwnedReader;
import nl.gewist.datamap.PlatformStore;
import nl.gewist.datamap.Preview;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.datamap.ReadOnly;
import nl.gewist.datamap.Store;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.SuspicionCheck;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The store people are erased from. Fails closed (D6): while the map does not fit the live schema for a type of subject,
 * there is no plan for it, so nothing is announced or erased.
 */
@ApplicationScoped
public class Platform {
    private static final Logger LOG = Logger.getLogger(Platform.class);
    private static final int BUSY_SECONDS = 5;
    private static final int CONNECTIONS = 4;

    private final DataMap map;
    private final PlatformConfig config;
    private final Suspicions suspicions;
    private final Map<String, PlatformStore> stores = new ConcurrentHashMap<>();
    private final Map<String, SubjectPlan> plans = new ConcurrentHashMap<>();
    private volatile List<Misfit> misfits = List.of();

    Platform(DataMap map, PlatformConfig config, Suspicions suspicions) {
        this.map = map;
        this.config = config;
        this.suspicions = suspicions;
    }

    @Produces
    @Singleton
    static DataMap dataMap(PlatformConfig config) throws IOException {
        return DataMap.read(config.dataMap());
    }

    /** A connection to the store in which subjects of this type have their root, in auto-commit mode. */
    public Connection connection(String subjectType) throws SQLException {
        return store(subjectType).connection();
    }

    /** Whether the store of these subjects says that it is too busy to erase from; never, where it has no query for that. */
    public boolean isBusy(String subjectType) throws SQLException {
        String store = rootStore(subjectType);
        var settings = config.stores().get(store);
        if (settings == null || settings.busyQuery().isEmpty()) {
            return false;
        }
        try (Connection connection = opened(store).connection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(BUSY_SECONDS);
            try (ResultSet answer = statement.executeQuery(settings.busyQuery().get())) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /**
     * The plan for subjects of this type, made anew when the schema may have changed.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     * @throws SuspiciousMapException while a suspicion about the map is overdue
     */
    public SubjectPlan plan(String subjectType) throws SQLException {
        suspicions.require(subjectType);
        return current(subjectType);
    }

    /**
     * Whom an owner would leave behind. Only read: a suspicion about learners must not stop a customer who has none.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     */
    public OwnedReader owned(String subjectType) throws SQLException {
        return current(subjectType).owned();
    }

    private SubjectPlan current(String subjectType) throws SQLException {
        SubjectPlan known = plans.get(subjectType);
        if (known != null) {
            return known;
        }
        SubjectPlan made = SubjectPlan.of(map, store(subjectType).catalog(), subjectType);
        plans.put(subjectType, made);
        return made;
    }

    /** Looks at the live schema again; plans are made anew from it. Returns what does not fit. */
    public List<Misfit> check() throws SQLException {
        List<Misfit> found = new ArrayList<>();
        for (String name : storesOfSubjects()) {
            PlatformStore store = opened(name);
            store.forgetCatalog();
            found.addAll(MapCheck.check(map, store.catalog()));
        }
        found.addAll(missingDirectories());
        plans.clear();
        if (!found.equals(misfits)) {
            found.forEach(misfit -> LOG.errorf("the data map does not fit: %s", misfit));
        }
        misfits = List.copyOf(found);
        return misfits;
    }

    private List<Misfit> missingDirectories() {
        return map.files().values().stream()
                .filter(directory -> {
                    Path path = config.files().get(directory.name());
                    return path == null || !Files.isWritable(path);
                })
                .map(directory -> new Misfit(
                        Misfit.Code.MISSING_DIRECTORY,
                        directory.name(),
                        null,
                        directory.rules().stream()
                                .map(FileDirectory.Rule::subjectType)
                                .collect(Collectors.toSet()),
                        "set gewist.files." + directory.name() + " to a directory that this service may write to"))
                .toList();
    }

    /** What the map may have forgotten, from a look at the stores as they are now. */
    List<Suspicion> suspicions() throws SQLException {
        List<Suspicion> found = new ArrayList<>();
        for (String name : storesOfSubjects()) {
            Store store = Objects.requireNonNull(map.stores().get(name));
            try (Connection connection = opened(name).connection()) {
                found.addAll(ReadOnly.run(
                        connection,
                        config.sampleTimeout(),
                        reading -> SuspicionCheck.check(map, Catalog.read(reading, store), reading)));
            }
        }
        return found;
    }

    /**
     * Counts what erasing one subject would do; changes nothing.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     */
    Preview preview(String subjectType, String subjectId, @Nullable String ownerId, LocalDate today)
            throws SQLException {
        var reader = new PreviewReader(map, store(subjectType).catalog(), subjectType);
        try (Connection connection = connection(subjectType)) {
            return ReadOnly.run(
                    connection, config.previewTimeout(), reading -> reader.read(reading, subjectId, ownerId, today));
        }
    }

    /** What did not fit at the last look. */
    public List<Misfit> misfits() {
        return misfits;
    }

    void close(@Observes ShutdownEvent event) {
        stores.values().forEach(PlatformStore::close);
    }

    private Set<String> storesOfSubjects() {
        return map.subjects().values().stream()
                .map(subject -> subject.root().collection().store())
                .collect(Collectors.toSet());
    }

    private PlatformStore store(String subjectType) {
        return opened(rootStore(subjectType));
    }

    private String rootStore(String subjectType) {
        var subject = map.subjects().get(subjectType);
        if (subject == null) {
            throw new IllegalArgumentException("the data map has no subject type " + subjectType);
        }
        return subject.root().collection().store();
    }

    private PlatformStore opened(String store) {
        return stores.computeIfAbsent(store, this::open);
    }

    private PlatformStore open(String name) {
        var settings = config.stores().get(name);
        if (settings == null) {
            throw new IllegalStateException("the data map names a store " + name + "; set gewist.stores." + name
                    + ".jdbc-url, .username and .password");
        }
        var credentials = new PlatformStore.Credentials(settings.jdbcUrl(), settings.username(), settings.password());
        return PlatformStore.open(map, name, credentials, CONNECTIONS);
    }
}
