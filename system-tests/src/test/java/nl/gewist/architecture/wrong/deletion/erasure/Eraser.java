package nl.gewist.architecture.wrong.deletion.erasure;

import nl.gewist.architecture.wrong.datamap.StoreReader;
import nl.gewist.architecture.wrong.deletion.intake.RequestConsumer;

/** Erases at once what it should have left to a worker, and closes a cycle with the feature that calls it. */
public class Eraser implements Erasing {
    public static final Class<?> CALLER = RequestConsumer.class;

    @Override
    public void erase() {
        new StoreReader().read();
    }
}
