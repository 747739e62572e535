package nl.gewist.deletion.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.FileDirectory;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.OwnedReader;
import nl.gewist.datamap.Preview;
import nl.gewist.datamap.PreviewReader;
import nl.gewist.datamap.Store;
import nl.gewist.datamap.Suspicion;
import nl.gewist.datamap.SuspicionCheck;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The stores people are erased from. Fails closed (D6): while the map does not fit the live schema of one of them for a
 * type of subject, there is no plan for it, so nothing is announced or erased.
 */
@ApplicationScoped
public class Platform {
    private static final Logger LOG = Logger.getLogger(Platform.class);

    private final DataMap map;
    private final PlatformConfig config;
    private final PlatformStores stores;
    private final Suspicions suspicions;
    private final Map<String, SubjectPlan> plans = new ConcurrentHashMap<>();
    private final Map<String, OwnedReader> owned = new ConcurrentHashMap<>();
    private final Map<String, List<Misfit>> found = new TreeMap<>();
    private volatile List<Misfit> misfits = List.of();

    Platform(DataMap map, PlatformConfig config, PlatformStores stores, Suspicions suspicions) {
        this.map = map;
        this.config = config;
        this.stores = stores;
        this.suspicions = suspicions;
    }

    @Produces
    @Singleton
    static DataMap dataMap(PlatformConfig config) throws IOException {
        return DataMap.read(config.dataMap());
    }

    /** A connection to the store in which subjects of this type have their root, in auto-commit mode. */
    public Connection connection(String subjectType) throws SQLException {
        return stores.connection(storesOf(subjectType).getLast());
    }

    /** A connection to a store of the map, in auto-commit mode. */
    public Connection connectionTo(String store) throws SQLException {
        return stores.connection(store);
    }

    /** The stores in which subjects of this type can have rows, the root's last. */
    public List<String> storesOf(String subjectType) {
        return map.storesOf(subjectType);
    }

    /** Whether the store says that it is too busy to erase from; never, where it has no query for that. */
    public boolean isBusy(String store) throws SQLException {
        return stores.isBusy(store);
    }

    /** Works with a read-only transaction in each store of subjects of this type. */
    public <T> T reading(String subjectType, Duration longest, Reading<T> work) throws SQLException {
        return stores.reading(storesOf(subjectType), longest, work);
    }

    /**
     * The plan for subjects of this type, made anew when a schema may have changed.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schemas
     * @throws SuspiciousMapException while a suspicion about the map is overdue
     */
    public SubjectPlan plan(String subjectType) throws SQLException {
        suspicions.require(subjectType);
        SubjectPlan known = plans.get(subjectType);
        if (known != null) {
            return known;
        }
        SubjectPlan made = SubjectPlan.of(map, catalogs(subjectType), subjectType);
        plans.put(subjectType, made);
        return made;
    }

    /**
     * Whom an owner would leave behind. Only read, from the root's store: neither a suspicion about learners nor another
     * store of theirs must stop a customer who has none.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     */
    public OwnedReader owned(String subjectType) throws SQLException {
        OwnedReader known = owned.get(subjectType);
        if (known != null) {
            return known;
        }
        Catalog root = stores.catalog(storesOf(subjectType).getLast());
        OwnedReader made = new OwnedReader(map, root, subjectType);
        owned.put(subjectType, made);
        return made;
    }

    private List<Catalog> catalogs(String subjectType) throws SQLException {
        List<Catalog> catalogs = new ArrayList<>();
        for (String name : storesOf(subjectType)) {
            catalogs.add(stores.catalog(name));
        }
        return catalogs;
    }

    /**
     * Looks at the live schemas again; plans are made anew from them. Of a store that is away is known what was, and the
     * others are looked at all the same.
     *
     * @return what does not fit
     * @throws SQLException if a store is away
     */
    public synchronized List<Misfit> check() throws SQLException {
        @Nullable SQLException away = null;
        for (String name : map.stores().keySet()) {
            try {
                found.put(name, MapCheck.check(map, stores.catalogAnew(name)));
            } catch (SQLException e) {
                away = e;
            }
        }
        plans.clear();
        owned.clear();
        keep(found.values().stream().flatMap(List::stream).toList());
        if (away != null) {
            throw away;
        }
        return misfits;
    }

    private void keep(List<Misfit> ofStores) {
        List<Misfit> all = new ArrayList<>(ofStores);
        all.addAll(missingDirectories());
        if (!all.equals(misfits)) {
            all.forEach(misfit -> LOG.errorf("the data map does not fit: %s", misfit));
        }
        misfits = List.copyOf(all);
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
        List<Suspicion> suspected = new ArrayList<>();
        for (Store store : map.stores().values()) {
            suspected.addAll(stores.reading(List.of(store.name()), config.sampleTimeout(), open -> {
                Connection connection = Objects.requireNonNull(open.get(store.name()));
                return SuspicionCheck.check(map, Catalog.read(connection, store), connection);
            }));
        }
        return suspected;
    }

    /**
     * Counts what erasing one subject would do; changes nothing.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     */
    Preview preview(String subjectType, String subjectId, @Nullable String ownerId, LocalDate today)
            throws SQLException {
        var reader = new PreviewReader(map, catalogs(subjectType), subjectType);
        return reading(subjectType, config.previewTimeout(), open -> reader.read(open, subjectId, ownerId, today));
    }

    /** What did not fit at the last look. */
    public List<Misfit> misfits() {
        return misfits;
    }

    /** Reads. */
    @FunctionalInterface
    public interface Reading<T> {
        /** @param stores a connection to each, by name */
        T read(Map<String, Connection> stores) throws SQLException;
    }
}
