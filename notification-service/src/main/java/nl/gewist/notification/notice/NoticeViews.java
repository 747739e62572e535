package nl.gewist.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.notification.links.Links;
import nl.gewist.notification.links.Page;
import nl.gewist.notification.notice.NoticeView.SystemView;
import nl.gewist.notification.systems.SystemGuide;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import nl.gewist.sealing.SealingException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens notices for their owners. The values are in memory only, for one mail or page. */
@ApplicationScoped
public class NoticeViews {
    private static final Logger LOG = Logger.getLogger(NoticeViews.class);
    private static final String DATE_IN_WORDS = "EEEE d MMMM yyyy";

    private final Notices notices;
    private final KeyStore keys;
    private final SystemGuide guide;
    private final Links links;

    NoticeViews(Notices notices, KeyStore keys, SystemGuide guide, Links links) {
        this.notices = notices;
        this.keys = keys;
        this.guide = guide;
        this.links = links;
    }

    /** Opens a set of notices, in their order. */
    public List<NoticeView> open(List<StoredNotice> stored) {
        Map<String, Sealer> sealers = keys.open(stored.stream()
                .filter(notice -> notice.sealed() != null)
                .map(notice -> PersonalPart.keyId(notice.noticeId()))
                .toList());
        Map<UUID, List<CleanupTask>> tasks =
                notices.tasks(stored).stream().collect(Collectors.groupingBy(CleanupTask::noticeId));
        List<NoticeView> views = new ArrayList<>(stored.size());
        for (StoredNotice notice : stored) {
            Sealer sealer = sealers.get(PersonalPart.keyId(notice.noticeId()));
            views.add(view(notice, part(notice, sealer), tasks.getOrDefault(notice.noticeId(), List.of())));
        }
        return views;
    }

    /** A date in words, in Dutch or English. */
    public static String inWords(LocalDate date, String locale) {
        return date.format(
                DateTimeFormatter.ofPattern(DATE_IN_WORDS, locale.equals("nl") ? Locale.of("nl", "NL") : Locale.UK));
    }

    /** A value that was altered must not keep its neighbours from being sent. */
    private static PersonalPart part(StoredNotice notice, @Nullable Sealer sealer) {
        byte[] sealed = notice.sealed();
        if (sealed == null || sealer == null) {
            return PersonalPart.FORGOTTEN;
        }
        try {
            return PersonalPart.unseal(sealer, sealed, notice.noticeId());
        } catch (SealingException | IllegalStateException e) {
            LOG.errorf(
                    "the personal part of notice %s cannot be opened; restore its row and its key from one backup",
                    notice.noticeId());
            return PersonalPart.FORGOTTEN;
        }
    }

    private NoticeView view(StoredNotice notice, PersonalPart part, List<CleanupTask> tasks) {
        return new NoticeView(
                notice.noticeId(),
                notice.locale(),
                PlainText.name(part.personName()),
                PlainText.line(part.personEmail()),
                PlainText.name(part.ownerName()),
                part.ownerEmail(),
                inWords(notice.deadline(), notice.locale()),
                tasks.stream().map(task -> system(task, notice, part)).toList(),
                part.isForgotten(),
                links.url(Page.CLEANUP, notice.noticeId()),
                links.url(Page.PREFERENCES, notice.noticeId()));
    }

    private SystemView system(CleanupTask task, StoredNotice notice, PersonalPart part) {
        List<String> accounts = part.accounts().getOrDefault(task.system(), List.of()).stream()
                .map(PlainText::name)
                .filter(account -> account != null)
                .toList();
        return new SystemView(guide.guide(task.system(), notice.locale()), accounts, task.confirmed());
    }
}
