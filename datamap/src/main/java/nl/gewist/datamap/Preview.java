package nl.gewist.datamap;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure would do to one subject if it were done now. Names and counts only: no value of the person.
 *
 * @param exists whether the root row is there; rows that only refer to it are counted all the same
 * @param scopeHeld whether the owner that was asked for has or had this subject; if not, nothing would be done
 * @param everything false when only one owner's part would go, because others remain
 * @param invoices how many are copied to the vault first
 * @param collections those with something to do, by name
 */
public record Preview(
        String mapVersion,
        boolean exists,
        boolean scopeHeld,
        boolean everything,
        int invoices,
        List<Collection> collections) {

    public Preview {
        collections = List.copyOf(collections);
    }

    /**
     * One collection; the three counts are those an erasure would report.
     *
     * @param words what people call it, as far as the map says
     * @param othersRows how many of the anonymised rows are others', in which the person is mentioned
     * @param anonymised fields that lose what they say of the person
     * @param kept personal fields that stay
     * @param basis the law that asks for it; null when nothing personal stays
     * @param until last day on which it may still be there; null when the map names no term
     */
    public record Collection(
            String name,
            @Nullable Words words,
            Counts counts,
            long othersRows,
            List<Field> anonymised,
            List<Field> kept,
            @Nullable String basis,
            @Nullable LocalDate until) {

        public Collection {
            anonymised = List.copyOf(anonymised);
            kept = List.copyOf(kept);
        }
    }

    /** @param words what people call its category of data, as far as the map says */
    public record Field(String name, @Nullable Words words) {}
}
