package nl.gewist.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small page on 127.0.0.1 that lists and shows the received mails ({@code /}, {@code /mails/<n>}), and the same as JSON
 * for tests ({@code /mails.json}). Everything of a mail is escaped: a name is a name here, never markup.
 */
public final class Inbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Supplier<List<ReceivedMail>> mails;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** Nothing happens before {@link #start()}; port 0 means a free one. */
    public Inbox(int port, Supplier<List<ReceivedMail>> mails) {
        this.port = FreePort.or(port);
        this.mails = mails;
    }

    public synchronized Inbox start() {
        try {
            HttpServer starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            starting.setExecutor(threads);
            starting.createContext("/", this::answer);
            starting.start();
            server = starting;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox page cannot listen on port " + port, e);
        }
    }

    public synchronized void stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.close();
            server = null;
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            List<ReceivedMail> all = mails.get();
            switch (path) {
                case "/" -> send(exchange, 200, "text/html", InboxPage.list(all));
                case "/mails.json" -> send(exchange, 200, "application/json", JSON.writeValueAsString(all));
                default -> one(exchange, path, all);
            }
        }
    }

    private static void one(HttpExchange exchange, String path, List<ReceivedMail> all) throws IOException {
        int number = path.matches("/mails/\\d{1,6}") ? Integer.parseInt(path.substring(7)) : 0;
        if (number < 1 || number > all.size()) {
            send(exchange, 404, "text/html", InboxPage.page("Not found", "<p>No such mail.</p>"));
        } else {
            send(exchange, 200, "text/html", InboxPage.show(all.get(number - 1)));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
