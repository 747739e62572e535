package nl.gewist.retention.vault;

/** A document as it was sent. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Original(String mediaType, byte[] bytes) {
    public boolean isPdf() {
        return mediaType.equals("application/pdf");
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "Original[" + mediaType + "]";
    }
}
