package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.gewist.datamap.Step.Action;
import org.jspecify.annotations.Nullable;

/** What an erasure would do in one store, counted by the selections that it would use; only reads. */
final class StorePreview {
    private final Reach reach;
    private final ErasurePlan plan;
    private final InvoiceReader invoices;

    /** @throws MisfitException when the map does not fit the catalog for this subject type */
    StorePreview(DataMap map, Catalog catalog, String subjectType) {
        this.plan = ErasurePlan.of(map, catalog, subjectType);
        this.reach = Reach.of(map, catalog, subjectType);
        this.invoices = new InvoiceReader(map, catalog, subjectType);
    }

    /** What identifies the target, as far as this store knows. */
    Identifiers identifiers(Connection store, Target target) throws SQLException {
        return Objects.requireNonNull(plan.identifiers(store, List.of(target)).get(target.requestId()));
    }

    int invoices(Connection store, Target target, Identifiers identifiers) throws SQLException {
        var batch = plan.batch(store, List.of(target), Map.of(target.requestId(), identifiers));
        return Objects.requireNonNull(invoices.names(store, batch, false).get(target.requestId()))
                .size();
    }

    /**
     * @param identifiers what all stores know
     * @param today from which terms count
     */
    List<Preview.Collection> collections(Connection store, Target target, Identifiers identifiers, LocalDate today)
            throws SQLException {
        var collections = new ArrayList<Preview.Collection>();
        count(store, target, identifiers)
                .forEach((name, rows) -> collections.add(collection(reach.collection(name), rows, today)));
        return collections;
    }

    private Map<CollectionName, Found> count(Connection store, Target target, Identifiers identifiers)
            throws SQLException {
        var batch = plan.batch(store, List.of(target), Map.of(target.requestId(), identifiers));
        var found = new TreeMap<CollectionName, Found>();
        for (var step :
                plan.steps().stream().flatMap(step -> step.parts().stream()).toList()) {
            if (step.countSql() != null) {
                batch.query(
                        store,
                        step.countSql(),
                        row -> found.merge(step.collection(), Found.of(step, row.getLong("rows")), Found::plus));
            }
        }
        return found;
    }

    private Preview.Collection collection(DataCollection collection, Found found, LocalDate today) {
        var keep = found.counts().retained() > 0 ? collection.keep() : null;
        return new Preview.Collection(
                collection.name().toString(),
                reach.map().words(collection.name().toString()).orElse(null),
                found.counts(),
                found.othersRows(),
                found.counts().anonymised() > 0 ? fields(collection, changed(collection, found)) : List.of(),
                keep == null ? List.of() : fields(collection, kept(collection, keep)),
                keep == null ? null : keep.basis(),
                keep == null ? null : keep.until(today));
    }

    private List<String> changed(DataCollection collection, Found found) {
        var names = new ArrayList<String>();
        if (found.counts().anonymised() > found.othersRows()) {
            FieldPlan.of(reach, collection.name()).stream()
                    .filter(plan -> !plan.ways().isEmpty())
                    .forEach(plan -> names.add(plan.column().name()));
        }
        if (found.othersRows() > 0) {
            collection.mentions().forEach(mention -> names.addAll(mention.redact()));
        }
        return names;
    }

    private static List<String> kept(DataCollection collection, DataCollection.Keep keep) {
        return collection.treatment() == Treatment.ANONYMISE
                ? keep.fields()
                : collection.fields().values().stream()
                        .filter(DataField::holdsPersonal)
                        .map(DataField::name)
                        .toList();
    }

    private List<Preview.Field> fields(DataCollection collection, List<String> names) {
        return names.stream()
                .distinct()
                .sorted()
                .map(name -> new Preview.Field(name, words(collection.fields().get(name))))
                .toList();
    }

    private @Nullable Words words(@Nullable DataField field) {
        return field == null
                ? null
                : field.categories().stream()
                        .flatMap(category -> reach.map().words(category).stream())
                        .findFirst()
                        .orElse(null);
    }

    /** What was counted in one collection. */
    private record Found(Counts counts, long othersRows) {
        static Found of(Step step, long rows) {
            return new Found(step.counted(rows), step.action() == Action.MENTION ? rows : 0);
        }

        Found plus(Found other) {
            return new Found(counts.plus(other.counts), othersRows + other.othersRows);
        }
    }
}
