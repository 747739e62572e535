package nl.gewist.deletion.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.Identifiers;
import nl.gewist.datamap.Roots;
import nl.gewist.datamap.Subject;
import nl.gewist.datamap.Target;

/** Everybody who has a row of their own, with the values that all stores know them by. */
@ApplicationScoped
public class Living {
    private static final int TOGETHER = 2_000;

    private final DataMap map;
    private final Platform platform;

    Living(DataMap map, Platform platform) {
        this.map = map;
        this.platform = platform;
    }

    /**
     * Hands on everybody of a type, in one look.
     *
     * @param longest how long one statement may take
     */
    public void each(String subjectType, Duration longest, Reader reader) throws SQLException {
        SubjectPlan plan = platform.plan(subjectType);
        platform.reading(subjectType, longest, stores -> {
            Connection root = connection(stores, plan.root());
            Roots.of(map, subjectType).each(root, TOGETHER, ids -> read(plan, stores, ids, reader));
            return true;
        });
    }

    private static void read(SubjectPlan plan, Map<String, Connection> stores, List<String> ids, Reader reader)
            throws SQLException {
        List<Target> targets =
                ids.stream().map(id -> new Target(UUID.randomUUID(), id, null)).toList();
        Map<UUID, Subject> subjects = plan.subjects().read(connection(stores, plan.root()), targets).stream()
                .collect(Collectors.toMap(Subject::requestId, Function.identity()));
        Map<UUID, Identifiers> all = new HashMap<>();
        for (StorePlan store : plan.stores()) {
            store.erasure()
                    .identifiers(connection(stores, store), targets)
                    .forEach((no, known) -> all.merge(no, known, Identifiers::and));
        }
        all.forEach((no, known) -> reader.read(Objects.requireNonNull(subjects.get(no)), known));
    }

    private static Connection connection(Map<String, Connection> stores, StorePlan plan) {
        return Objects.requireNonNull(stores.get(plan.store()));
    }

    /** Takes one person. */
    @FunctionalInterface
    public interface Reader {
        void read(Subject subject, Identifiers identifiers);
    }
}
