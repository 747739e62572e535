package nl.gewist.deletion.answer;

/** Fired inside a transaction in which answers came; observers look once it has committed. */
public record ReadyToErase() {}
