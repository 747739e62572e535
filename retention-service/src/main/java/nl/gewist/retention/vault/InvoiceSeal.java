package nl.gewist.retention.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import nl.gewist.sealing.Sealer;

/** Turns an invoice into sealed bytes and back, exactly. */
final class InvoiceSeal {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(IssuedInvoice.class);
    private static final ObjectReader READER = MAPPER.readerFor(IssuedInvoice.class);

    private InvoiceSeal() {}

    /** @param recordId whose sealer it is; the bytes open under no other */
    static byte[] seal(IssuedInvoice invoice, String recordId, Sealer sealer) {
        try {
            return sealer.seal(WRITER.writeValueAsBytes(invoice), purpose(recordId));
        } catch (JsonProcessingException e) {
            throw unreadable(recordId);
        }
    }

    static IssuedInvoice unseal(byte[] sealed, String recordId, Sealer sealer) {
        try {
            return READER.readValue(sealer.unseal(sealed, purpose(recordId)));
        } catch (IOException e) {
            throw unreadable(recordId);
        }
    }

    private static String purpose(String recordId) {
        return "vault/" + recordId;
    }

    /** Without its cause: a parser's message quotes what it could not read. */
    private static IllegalStateException unreadable(String recordId) {
        return new IllegalStateException("retained invoice " + recordId + " is not of a form this version knows");
    }
}
