package nl.gewist.deletion.platform;

import java.util.List;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.SubjectReader;

/**
 * Everything needed to erase people of one type, made from one map and one look at the live schemas.
 *
 * @param root of the store in which people of this type have their own row
 * @param stores those to erase from, in this order: the root's comes last
 */
public record SubjectPlan(String mapVersion, SubjectReader subjects, StorePlan root, List<StorePlan> stores) {
    public SubjectPlan {
        stores = List.copyOf(stores);
    }

    /**
     * @param catalogs of the {@link DataMap#storesOf stores} of the subject type, in their order
     * @throws nl.gewist.datamap.MisfitException if the map does not fit a schema for this subject type
     */
    public static SubjectPlan of(DataMap map, List<Catalog> catalogs, String subjectType) {
        List<StorePlan> stores = catalogs.stream()
                .map(catalog -> StorePlan.of(map, catalog, subjectType))
                .toList();
        return new SubjectPlan(
                map.version(), new SubjectReader(map, catalogs.getLast(), subjectType), stores.getLast(), stores);
    }

    /** The stores to erase from besides the root's. */
    public List<StorePlan> others() {
        return stores.stream().filter(store -> store != root).toList();
    }

    /** The same for this store alone. */
    public SubjectPlan only(String store) {
        return new SubjectPlan(
                mapVersion,
                subjects,
                root,
                stores.stream().filter(plan -> plan.store().equals(store)).toList());
    }
}
