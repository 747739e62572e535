package nl.gewist.deletion.platform;

import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.ErasurePlan;
import nl.gewist.datamap.FileFinder;
import nl.gewist.datamap.InvoiceReader;

/** What people of one type have in one store, and how it is erased. */
public record StorePlan(String store, InvoiceReader invoices, FileFinder files, ErasurePlan erasure) {
    /** @throws nl.gewist.datamap.MisfitException if the map does not fit the schema for this subject type */
    static StorePlan of(DataMap map, Catalog catalog, String subjectType) {
        return new StorePlan(
                catalog.store().name(),
                new InvoiceReader(map, catalog, subjectType),
                new FileFinder(map, catalog, subjectType),
                ErasurePlan.of(map, catalog, subjectType));
    }
}
