package nl.gewist.retention.reading;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.gewist.retention.Problem;
import org.jspecify.annotations.Nullable;

/** The forms in which an invoice is given out; the first is that of whoever does not mind. */
public enum Form {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    PDF(MediaType.valueOf("application/pdf")),
    CSV(MediaType.valueOf("text/csv;charset=utf-8")),
    /** The document it was sent as, whatever that is; only by its name. */
    ORIGINAL(MediaType.APPLICATION_OCTET_STREAM_TYPE);

    private final MediaType type;

    Form(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** Whether the document it was sent as may be the answer. */
    boolean mayBeOriginal() {
        return this == PDF || this == ORIGINAL;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the caller wants.
     *
     * @param given {@code pdf}, {@code json}, {@code csv} or {@code original}; without it the {@code Accept} header counts (RFC 9110)
     */
    static Form wanted(@Nullable String given, Request request) {
        if (given != null) {
            return Stream.of(values())
                    .filter(form -> form.extension().equals(given))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(Status.BAD_REQUEST, "format must be pdf, json, csv or original."));
        }
        List<Variant> variants = Stream.of(values())
                .map(form -> new Variant(form.type, (Locale) null, null))
                .toList();
        Variant chosen = request.selectVariant(variants);
        if (chosen == null) {
            throw Problem.of(Status.NOT_ACCEPTABLE, "Accept application/pdf, application/json or text/csv.");
        }
        return Stream.of(values())
                .filter(form -> form.type.equals(chosen.getMediaType()))
                .findFirst()
                .orElseThrow();
    }
}
