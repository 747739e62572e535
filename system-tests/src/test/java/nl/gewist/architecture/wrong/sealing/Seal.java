package nl.gewist.architecture.wrong.sealing;

import nl.gewist.architecture.wrong.retention.vault.Vault;

/** Sealing must know no other room. */
public class Seal {
    public long key() {
        return new Vault().size();
    }
}
