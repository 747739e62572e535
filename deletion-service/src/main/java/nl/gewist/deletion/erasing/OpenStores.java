package nl.gewist.deletion.erasing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.gewist.deletion.platform.StorePlan;
import nl.gewist.deletion.platform.SubjectPlan;

/** The stores that one batch of people is erased from, and the root's, where it is decided who may be. */
final class OpenStores implements AutoCloseable {
    private final SubjectPlan plan;
    private final Map<String, OpenStore> open = new LinkedHashMap<>();

    private OpenStores(SubjectPlan plan) {
        this.plan = plan;
    }

    static OpenStores of(SubjectPlan plan, Connector connector) throws SQLException {
        OpenStores stores = new OpenStores(plan);
        try {
            List<StorePlan> all = new ArrayList<>(plan.others());
            all.add(plan.root());
            for (StorePlan each : all) {
                stores.open.put(each.store(), new OpenStore(each, connector.connect(each.store())));
            }
            return stores;
        } catch (SQLException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    SubjectPlan plan() {
        return plan;
    }

    OpenStore root() {
        return at(plan.root());
    }

    /** Those to erase from besides the root's. */
    List<OpenStore> others() {
        return plan.others().stream().map(this::at).toList();
    }

    /** Those to erase from, in this order. */
    List<OpenStore> inTurn() {
        return plan.stores().stream().map(this::at).toList();
    }

    private OpenStore at(StorePlan store) {
        return Objects.requireNonNull(open.get(store.store()));
    }

    @Override
    public void close() throws SQLException {
        for (OpenStore store : open.values()) {
            store.connection().close();
        }
    }

    /** Connects to a store. */
    @FunctionalInterface
    interface Connector {
        Connection connect(String store) throws SQLException;
    }
}
