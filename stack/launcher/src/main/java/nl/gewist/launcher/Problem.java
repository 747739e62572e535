package nl.gewist.launcher;

/** Something the person at the keyboard can mend; the message says what it is and the cure, in one line. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Problem(String messageWithCure) {
        super(messageWithCure);
    }

    public Problem(String messageWithCure, Throwable cause) {
        super(messageWithCure, cause);
    }
}
