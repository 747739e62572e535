package nl.gewist.datamap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Says which invoices a request has without naming them: the vault and the erasure must agree on it before anything
 * goes.
 *
 * @param digest hex SHA-256 over the sorted {@code store/kind/key} lines
 */
public record InvoiceKeys(int count, String digest) {

    /** The same digest as {@link InvoiceReader#keys}, from records already read. */
    public static InvoiceKeys of(Collection<InvoiceRecord> records) {
        return ofNames(records.stream()
                .map(invoice -> invoice.store() + "/" + invoice.kind() + "/" + invoice.key())
                .toList());
    }

    /** From {@link InvoiceReader#names}. */
    public static InvoiceKeys ofNames(Collection<String> names) {
        var sorted = names.stream().distinct().sorted().toList();
        var text = String.join("\n", sorted);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new InvoiceKeys(sorted.size(), HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
