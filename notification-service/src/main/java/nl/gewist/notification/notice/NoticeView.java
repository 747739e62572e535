package nl.gewist.notification.notice;

import java.util.List;
import java.util.UUID;
import nl.gewist.notification.systems.SystemGuide.Guide;
import org.jspecify.annotations.Nullable;

/**
 * What an owner gets to see of a notice, in mails and on the page; everything of it is plain text on one line.
 *
 * @param personName null if it is not known, or forgotten
 * @param deadline in words, in the owner's language
 */
public record NoticeView(
        UUID noticeId,
        String locale,
        @Nullable String personName,
        @Nullable String personEmail,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        String deadline,
        List<SystemView> systems,
        boolean forgotten,
        String cleanupUrl,
        String preferencesUrl) {

    public NoticeView {
        systems = List.copyOf(systems);
    }

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return !systems.isEmpty() && systems.stream().allMatch(SystemView::confirmed);
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "NoticeView[" + noticeId + "]";
    }

    /**
     * One system in which the person may still be.
     *
     * @param accounts how the platform calls the owner's accounts there
     */
    public record SystemView(Guide guide, List<String> accounts, boolean confirmed) {
        public SystemView {
            accounts = List.copyOf(accounts);
        }
    }
}
