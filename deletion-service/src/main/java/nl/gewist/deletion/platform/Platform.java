package nl.gewist.deletion.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.PlatformStore;
import org.jboss.logging.Logger;

/**
 * The store people are erased from. Fails closed (D6): while the map does not fit the live schema for a type of subject,
 * there is no plan for it, so nothing is announced or erased.
 */
@ApplicationScoped
public class Platform {
    private static final Logger LOG = Logger.getLogger(Platform.class);
    private static final int CONNECTIONS = 4;

    private final DataMap map;
    private final PlatformConfig config;
    private final Map<String, PlatformStore> stores = new ConcurrentHashMap<>();
    private final Map<String, SubjectPlan> plans = new ConcurrentHashMap<>();
    private volatile List<Misfit> misfits = List.of();

    Platform(DataMap map, PlatformConfig config) {
        this.map = map;
        this.config = config;
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

    /**
     * The plan for subjects of this type, made anew when the schema may have changed.
     *
     * @throws nl.gewist.datamap.MisfitException while the map does not fit the live schema
     */
    public SubjectPlan plan(String subjectType) throws SQLException {
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
        List<Misfit> found = new java.util.ArrayList<>();
        for (String subjectType : map.subjects().keySet()) {
            PlatformStore store = store(subjectType);
            store.forgetCatalog();
            MapCheck.check(map, store.catalog()).stream()
                    .filter(misfit -> !found.contains(misfit))
                    .forEach(found::add);
        }
        plans.clear();
        if (!found.equals(misfits)) {
            found.forEach(misfit -> LOG.errorf("the data map does not fit: %s", misfit));
        }
        misfits = List.copyOf(found);
        return misfits;
    }

    /** What did not fit at the last look. */
    public List<Misfit> misfits() {
        return misfits;
    }

    void close(@Observes ShutdownEvent event) {
        stores.values().forEach(PlatformStore::close);
    }

    private PlatformStore store(String subjectType) {
        var subject = map.subjects().get(subjectType);
        if (subject == null) {
            throw new IllegalArgumentException("the data map has no subject type " + subjectType);
        }
        return stores.computeIfAbsent(subject.root().collection().store(), this::open);
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
