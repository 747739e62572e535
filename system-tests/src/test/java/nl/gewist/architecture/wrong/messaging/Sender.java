package nl.gewist.architecture.wrong.messaging;

import nl.gewist.architecture.wrong.datamap.StoreReader;

/** Messaging must know the contract only. */
public class Sender {
    public long send() {
        return new StoreReader().read();
    }
}
