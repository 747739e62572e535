package nl.gewist.datamap;

import org.jspecify.annotations.Nullable;

/**
 * Where the platform keeps the documents of one kind of invoice, as they were sent.
 *
 * @param column the document's bytes; with a root, the path of its file
 * @param root the name of the folder that the paths start from; where it is, the configuration says
 * @param type media type of all of them, or null when {@code typeColumn} tells it
 */
public record InvoiceDocument(
        ColumnPath column,
        @Nullable String root,
        @Nullable String type,
        @Nullable ColumnPath typeColumn) {

    static final String PDF = "application/pdf";

    /**
     * The document of one invoice.
     *
     * @param path of its file below the root; null when its bytes are in the store
     */
    public record Original(
            String type, @Nullable String root, @Nullable String path) {
        /** A path may name somebody: never printed. */
        @Override
        public String toString() {
            return "Original[" + type + "]";
        }
    }

    /** @param bytes null when there are more than were asked for */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Content(int length, byte @Nullable [] bytes) {
        @Override
        public String toString() {
            return "Content[" + length + "]";
        }
    }

    boolean inStore() {
        return root == null;
    }

    /** @param found what stands in the column: a path, or anything at all for bytes */
    @Nullable
    Original original(@Nullable String found, @Nullable String foundType) {
        if (found == null || (!inStore() && found.isBlank())) {
            return null;
        }
        String known = type == null ? foundType : type;
        return new Original(known == null || known.isBlank() ? PDF : known, root, inStore() ? null : found);
    }
}
