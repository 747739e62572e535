package nl.gewist.deletion.restore;

/** Fired inside a transaction in which a restore became known, or is to be looked at again. */
record RestoreAsked() {}
