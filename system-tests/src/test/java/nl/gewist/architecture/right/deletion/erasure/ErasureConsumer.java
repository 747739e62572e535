package nl.gewist.architecture.right.deletion.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.gewist.architecture.right.datamap.StoreReader;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes, looks at the injected clock and wakes a worker. */
public class ErasureConsumer {
    private final ErasureWorker worker;
    private final Clock clock;

    public ErasureConsumer(ErasureWorker worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    @Incoming("erasures")
    public void receive(List<byte[]> records) {
        records.forEach(each -> new StoreReader.Row(LocalDate.now(clock).toString()));
        worker.wake();
    }
}
