package nl.gewist.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.stream.StreamSupport;
import nl.gewist.messaging.Worker;

/** The service's workers, told to look. */
@ApplicationScoped
public class Workers {
    private final Instance<Worker> workers;

    Workers(@Any Instance<Worker> workers) {
        this.workers = workers;
    }

    /** Wakes the worker of this name and waits until it has looked three times: of two threads, one look at least began after this. */
    public void look(String name) {
        Worker worker = StreamSupport.stream(workers.spliterator(), false)
                .filter(candidate -> candidate.toString().contains(name))
                .findFirst()
                .orElseThrow();
        long looks = worker.looks();
        org.awaitility.Awaitility.await().atMost(Conversation.SOON).until(() -> {
            worker.wake();
            return worker.looks() >= looks + 3;
        });
    }
}
