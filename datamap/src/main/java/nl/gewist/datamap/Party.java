package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/** The NAW (name, address, town) of one side of an invoice, as the tax law wants it on the document. */
public record Party(
        @Nullable String name,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String vatId) {

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "Party[withheld]";
    }
}
