package nl.gewist.architecture.right.deletion.erasure;

import nl.gewist.architecture.right.datamap.StoreReader;

/** Does the slow work, on its own thread. */
public class ErasureWorker {
    private int due;

    public void wake() {
        due++;
    }

    int work() {
        return due + new StoreReader().read();
    }
}
