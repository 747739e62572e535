package nl.gewist.embedded;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail as its reader sees it; {@code text} or {@code html} is empty when the mail has no such part. */
public record ReceivedMail(
        String messageId,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<String> headers) {

    static ReceivedMail of(MimeMessage message) {
        try {
            return new ReceivedMail(
                    orEmpty(message.getMessageID()),
                    addresses(message.getFrom()).stream().findFirst().orElse(""),
                    addresses(message.getAllRecipients()),
                    orEmpty(message.getSubject()),
                    body(message, "text/plain"),
                    body(message, "text/html"),
                    Collections.list(message.getAllHeaderLines()));
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("A mail could not be read", e);
        }
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (!part.isMimeType("multipart/*")) {
            return "";
        }
        Multipart parts = (Multipart) part.getContent();
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart one = parts.getBodyPart(i);
            found.append(body(one, type));
        }
        return found.toString();
    }

    private static List<String> addresses(Address @Nullable [] all) {
        return all == null
                ? List.of()
                : Arrays.stream(all)
                        .map(one -> one instanceof InternetAddress mail ? mail.getAddress() : one.toString())
                        .toList();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
