package nl.gewist.datamap;

/**
 * A file, or a folder with all that is in it.
 *
 * @param directory a name under {@code gewist.files}
 * @param path inside it, as rows name it; not checked to be inside
 */
public record StoredFile(String directory, String path) {
    /** Names of files tell about people: never printed. */
    @Override
    public String toString() {
        return "StoredFile[" + directory + "]";
    }
}
