package nl.gewist.audit.log;

import java.util.HexFormat;

/**
 * How far the log has come.
 *
 * @param sealed entries in the chain
 * @param waiting entries that have no leaf yet
 * @param head lower-case hex of the last hash
 */
public record LogStatus(long sealed, long waiting, String head) {
    static LogStatus of(Head head, long waiting) {
        return new LogStatus(head.count(), waiting, HexFormat.of().formatHex(head.hash()));
    }
}
