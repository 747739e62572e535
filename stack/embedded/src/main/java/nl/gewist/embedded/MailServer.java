package nl.gewist.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SMTP server on 127.0.0.1 that accepts every mail and delivers none; what arrived survives a stop. */
public final class MailServer {
    private final int port;
    private final List<ReceivedMail> before = new ArrayList<>();
    private @Nullable GreenMail server;

    /** Nothing happens before {@link #start()}; port 0 means a free one, kept for the life of this object. */
    public MailServer(int port) {
        this.port = FreePort.or(port);
    }

    public synchronized MailServer start() {
        if (server == null) {
            GreenMail starting = new PromptMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            starting.start();
            server = starting;
        }
        return this;
    }

    public synchronized void stop() {
        if (server != null) {
            before.addAll(current(server));
            server.stop();
            server = null;
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    public SmtpAddress address() {
        return new SmtpAddress("127.0.0.1", port);
    }

    /** All mails received, oldest first; a mail to two people is here twice, as each of them got it. */
    public synchronized List<ReceivedMail> received() {
        List<ReceivedMail> all = new ArrayList<>(before);
        if (server != null) {
            all.addAll(current(server));
        }
        return List.copyOf(all);
    }

    private static List<ReceivedMail> current(GreenMail server) {
        return Arrays.stream(server.getReceivedMessages()).map(ReceivedMail::of).toList();
    }
}
