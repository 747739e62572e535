package nl.gewist.messaging;

/** Trying again would not help. Its reason is a code without values. */
final class LastingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    LastingFailure(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
