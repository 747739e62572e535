package nl.gewist.deletion.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.MapCheck;
import nl.gewist.datamap.Misfit;
import nl.gewist.datamap.Misfit.Code;
import nl.gewist.datamap.StoreKind;
import nl.gewist.deletion.erasing.world.MapText;
import nl.gewist.deletion.erasing.world.Script;
import nl.gewist.deletion.erasing.world.World;
import nl.gewist.embedded.MariaAddress;
import nl.gewist.embedded.MariaServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The eraser on generated platforms that are on MariaDB, without what the data map's manual says is refused there. */
@EnabledIf(value = "nl.gewist.embedded.MariaServer#isAvailable", disabledReason = "no MariaDB for this platform")
class MariaErasurePropertyTest {
    private static Connection setup;
    private static Connection store;

    static LongStream seeds() {
        return WorldErasure.seeds();
    }

    @BeforeAll
    static void connect() throws SQLException {
        setup = connect("allowMultiQueries", "true");
        store = connect("maxQuerySizeToLog", "0");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        setup.close();
        store.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatBelongsToTheErasedGoes(long seed) throws SQLException {
        var world = World.make(seed, StoreKind.MARIADB);
        execute(Script.of(world));
        try {
            store.setCatalog(world.schema());
            var misfits = misfits(world);
            // Rarely whose rows are whose depends on so much that the map is refused, as its manual says.
            assumeTrue(misfits.stream().noneMatch(misfit -> misfit.code() == Code.UNFIT_TABLE), misfits::toString);
            assertThat(misfits).isEmpty();
            new WorldErasure(store).check(world, seed);
        } finally {
            execute("drop database \"" + world.schema() + "\"");
        }
    }

    private static List<Misfit> misfits(World world) throws SQLException {
        var map = DataMap.read("world.yaml", new StringReader(MapText.of(world)));
        return MapCheck.check(map, Catalog.read(store, map, map.stores().get(World.STORE)));
    }

    private static Connection connect(String property, String value) throws SQLException {
        MariaAddress server = MariaServer.shared();
        var properties = new Properties();
        properties.putAll(StoreKind.MARIADB.connecting());
        properties.put("user", server.user());
        properties.put("password", server.password());
        properties.put(property, value);
        return DriverManager.getConnection(server.jdbcUrl(""), properties);
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = setup.createStatement()) {
            statement.execute(sql);
        }
    }
}
