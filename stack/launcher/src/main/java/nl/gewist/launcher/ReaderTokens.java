package nl.gewist.launcher;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Who may ask the retention-service, new at every start.
 *
 * @param portal the platform's own portal, which speaks for course owners
 * @param officer the privacy officer, who holds records and looks at the clock
 */
public record ReaderTokens(String portal, String officer) {
    static ReaderTokens random() {
        return new ReaderTokens(token(), token());
    }

    void declare(Properties settings) {
        settings.setProperty("gewist.vault.readers.owner-portal", portal);
        settings.setProperty("gewist.vault.readers.privacy-officer", officer);
    }

    private static String token() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
