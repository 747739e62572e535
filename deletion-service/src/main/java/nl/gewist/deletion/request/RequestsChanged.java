package nl.gewist.deletion.request;

/** Fired inside a transaction that moved requests on; observers look once it has committed. */
public record RequestsChanged() {}
