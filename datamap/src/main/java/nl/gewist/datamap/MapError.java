package nl.gewist.datamap;

/**
 * One thing wrong in a map file.
 *
 * @param line from 1
 * @param cure what to write instead
 */
public record MapError(String file, int line, String message, String cure) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message + " (" + cure + ")";
    }
}
