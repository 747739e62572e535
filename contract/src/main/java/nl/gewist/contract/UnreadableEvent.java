package nl.gewist.contract;

/** A record that is none of the contract's events. Its reason is a code; nothing of the record is in it. */
public final class UnreadableEvent extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String reason) {
        super(reason, null, false, false);
    }

    /** A code, for example {@code unknown-type}. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
