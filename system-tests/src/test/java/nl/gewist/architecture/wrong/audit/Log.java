package nl.gewist.architecture.wrong.audit;

import nl.gewist.architecture.wrong.datamap.StoreReader;

/** The audit log must not be able to read personal values. */
public class Log {
    public long read() {
        return new StoreReader().read();
    }
}
