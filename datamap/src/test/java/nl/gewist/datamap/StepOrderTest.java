package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Catalog.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of random schemas: a tree of declared references, with nullable foreign keys in any direction on top. */
class StepOrderTest {
    private static final int TABLES = 15;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100})
    void childrenComeBeforeTheirParentsHoweverTheNullableKeysRun(int seed) {
        var random = new Random(seed);
        var parents = new int[TABLES];
        var keys = new ArrayList<ForeignKey>();
        for (int i = 1; i < TABLES; i++) {
            parents[i] = random.nextInt(i);
            keys.add(key(i, "parent", parents[i]));
        }
        for (int i = 0; i < TABLES; i++) {
            keys.add(key(random.nextInt(TABLES), "other", random.nextInt(TABLES)));
        }

        var order = StepOrder.of(reach(parents, keys));

        assertThat(order.turns()).hasSize(TABLES).allMatch(turn -> turn.size() == 1);
        for (int i = 1; i < TABLES; i++) {
            assertThat(order.turns().indexOf(List.of(name(i))))
                    .isLessThan(order.turns().indexOf(List.of(name(parents[i]))));
        }
    }

    private static Reach reach(int[] parents, List<ForeignKey> keys) {
        var collections = new LinkedHashMap<CollectionName, DataCollection>();
        var tables = new LinkedHashMap<String, Table>();
        for (int i = 0; i < TABLES; i++) {
            var references = i == 0 ? List.<FieldRef>of() : List.of(new FieldRef(name(parents[i]), "id"));
            collections.put(
                    name(i),
                    new DataCollection(
                            name(i),
                            Map.of(
                                    "id", new DataField("id", List.of(), false, true, List.of(), List.of(), 1),
                                    "parent",
                                            new DataField("parent", List.of(), false, false, references, List.of(), 1)),
                            Treatment.DELETE,
                            List.of(),
                            Map.of(),
                            List.of(),
                            null,
                            List.of(),
                            Map.of(),
                            List.of(),
                            1));
            tables.put("t" + i, new Table("t" + i, columns(), List.of("id"), List.of(List.of("id"))));
        }
        var store = new Store("s", "postgresql", "public", "eu");
        var type = new SubjectType("person", new FieldRef(name(0), "id"), null, List.of());
        var map = new DataMap(
                "sha256:0",
                Map.of("s", store),
                Map.of("person", type),
                collections,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
        return new Reach(map, new Catalog(store, tables, keys), type);
    }

    private static Map<String, Column> columns() {
        return Map.of(
                "id", column("id", false),
                "parent", column("parent", false),
                "other", column("other", true));
    }

    private static Column column(String name, boolean nullable) {
        return new Column(name, "int8", "bigint", nullable, null, false, false, List.of());
    }

    private static ForeignKey key(int from, String column, int to) {
        return new ForeignKey(
                "fk_" + from + column + to, "t" + from, List.of(column), "t" + to, List.of("id"), OnDelete.REFUSE);
    }

    private static CollectionName name(int i) {
        return new CollectionName("s", "t" + i);
    }
}
