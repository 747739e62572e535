package nl.gewist.architecture.wrong.deletion.intake;

import java.util.List;
import nl.gewist.architecture.wrong.deletion.erasure.Erasing;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reaches a store through a lambda and an interface. */
public class RequestConsumer {
    private final Erasing erasing;

    public RequestConsumer(Erasing erasing) {
        this.erasing = erasing;
    }

    @Incoming("requests")
    public void receive(List<byte[]> records) {
        records.forEach(each -> erasing.erase());
    }
}
