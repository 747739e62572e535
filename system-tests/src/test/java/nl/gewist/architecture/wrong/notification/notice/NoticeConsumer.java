package nl.gewist.architecture.wrong.notification.notice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reaches another service through a method reference. */
public class NoticeConsumer {
    @Incoming("erasures")
    public void receive(List<byte[]> records) {
        Consumer<byte[]> ask = this::ask;
        records.forEach(ask);
    }

    private void ask(byte[] payload) {
        HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:8081"))
                                .build(),
                        null);
    }
}
