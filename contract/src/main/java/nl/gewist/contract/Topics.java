package nl.gewist.contract;

/** The topic names of the contract. */
public final class Topics {
    public static final String REQUESTS = "gewist.requests";

    private Topics() {}
}
