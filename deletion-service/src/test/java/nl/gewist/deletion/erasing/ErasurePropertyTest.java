package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.LongStream;
import nl.gewist.deletion.erasing.world.Script;
import nl.gewist.deletion.erasing.world.World;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The eraser on generated platforms: what is left is exactly what should be. GEWIST_TRIES sets how many, GEWIST_SEED
 * with which the first is made; a failure names its seed.
 */
class ErasurePropertyTest {
    private static Connection store;

    static LongStream seeds() {
        return WorldErasure.seeds();
    }

    @BeforeAll
    static void connect() throws SQLException {
        store = TestServers.shared().freshDatabase("worlds").connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        store.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatBelongsToTheErasedGoes(long seed) throws SQLException {
        var world = World.make(seed);
        execute(Script.of(world));
        try {
            new WorldErasure(store).check(world, seed);
        } finally {
            execute("drop schema \"" + world.schema() + "\" cascade");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute(sql);
        }
    }
}
