package nl.gewist.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import nl.gewist.datamap.Step.Action;
import org.jspecify.annotations.Nullable;

/** Counts what an erasure would do, by the same selections that it would use; only reads. */
public final class PreviewReader {
    private final Reach reach;
    private final ErasurePlan plan;
    private final SubjectReader subjects;
    private final InvoiceReader invoices;

    /**
     * @throws MisfitException when the map does not fit the catalog for this subject type
     * @throws IllegalArgumentException when the map has no such subject type
     */
    public PreviewReader(DataMap map, Catalog catalog, String subjectType) {
        this.plan = ErasurePlan.of(map, catalog, subjectType);
        this.reach = Reach.of(map, catalog, subjectType);
        this.subjects = new SubjectReader(map, catalog, subjectType);
        this.invoices = new InvoiceReader(map, catalog, subjectType);
    }

    /**
     * @param ownerId only this owner's part, and everything when no other owner remains; null for everything
     * @param today from which terms count
     */
    public Preview read(Connection store, String subjectId, @Nullable String ownerId, LocalDate today)
            throws SQLException {
        var asked = new Target(UUID.randomUUID(), subjectId, ownerId);
        var subject = subjects.read(store, List.of(asked)).getFirst();
        var version = reach.map().version();
        if (!subject.scopeHeld()) {
            return new Preview(version, subject.exists(), false, false, 0, List.of());
        }
        var everything = ownerId == null || !subject.ownersElsewhere();
        var target = everything ? new Target(asked.requestId(), subjectId, null) : asked;
        var secured = invoices.keys(store, List.of(target), false).get(target.requestId());
        return new Preview(
                version,
                subject.exists(),
                true,
                everything,
                Objects.requireNonNull(secured).count(),
                collections(count(store, target), today));
    }

    private Map<CollectionName, Found> count(Connection store, Target target) throws SQLException {
        var batch = plan.batch(store, List.of(target), plan.identifiers(store, List.of(target)));
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

    private List<Preview.Collection> collections(Map<CollectionName, Found> found, LocalDate today) {
        var collections = new ArrayList<Preview.Collection>();
        found.forEach((name, rows) -> collections.add(collection(reach.collection(name), rows, today)));
        return collections;
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
