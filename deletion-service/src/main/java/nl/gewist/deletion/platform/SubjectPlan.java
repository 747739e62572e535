package nl.gewist.deletion.platform;

import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.FileFinder;
import nl.gewist.datamap.InvoiceReader;
import nl.gewist.datamap.OwnedReader;
import nl.gewist.datamap.SubjectReader;

/** Everything needed to erase people of one type, made from one map and one look at the live schema. */
public record SubjectPlan(
        String mapVersion,
        SubjectReader subjects,
        OwnedReader owned,
        InvoiceReader invoices,
        FileFinder files,
        ErasurePlan erasure) {
    /** @throws nl.gewist.datamap.MisfitException if the map does not fit the schema for this subject type */
    public static SubjectPlan of(DataMap map, Catalog catalog, String subjectType) {
        return new SubjectPlan(
                map.version(),
                new SubjectReader(map, catalog, subjectType),
                new OwnedReader(map, catalog, subjectType),
                new InvoiceReader(map, catalog, subjectType),
                new FileFinder(map, catalog, subjectType),
                ErasurePlan.of(map, catalog, subjectType));
    }
}
