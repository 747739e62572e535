package nl.gewist.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import nl.gewist.embedded.SmtpAddress;

/** Stands before the real mail server: can be closed, and refuses some recipients for good. */
final class SmtpGate implements AutoCloseable {
    private final int port;
    private final SmtpAddress server;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;

    SmtpGate(int port, SmtpAddress server) {
        this.port = port;
        this.server = server;
    }

    /** Below the ports that systems give to outgoing connections: one of these could meet itself while the gate is closed. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue;
            }
        }
    }

    void refuse(String address) {
        refused.add(address);
    }

    synchronized void open() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = socket;
            Thread.ofVirtual().start(() -> accept(socket));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        quietly(listening);
        open.forEach(SmtpGate::quietly);
        open.clear();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket behind = new Socket(server.host(), server.port());
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> copy(behind, client));
                Thread.ofVirtual().start(() -> forward(client, behind));
            } catch (IOException e) {
                quietly(socket);
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            quietly(from);
        } finally {
            quietly(to);
        }
    }

    private void forward(Socket client, Socket behind) {
        try {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = behind.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isRefused(line)) {
                    client.getOutputStream().write("550 5.1.1 no such user\r\n".getBytes(StandardCharsets.US_ASCII));
                } else {
                    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            quietly(client);
        } finally {
            quietly(behind);
        }
    }

    private boolean isRefused(String line) {
        return line.startsWith("RCPT TO:<") && refused.contains(line.substring(9, line.indexOf('>')));
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // it is closed
        }
    }
}
