package nl.gewist.deletion.files;

/** A row names a file outside of its directory: whatever that is, it is not deleted, and the request waits for a person. */
public final class FileOutsideException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    FileOutsideException(String directory) {
        super("a row names a file outside of " + directory);
    }
}
