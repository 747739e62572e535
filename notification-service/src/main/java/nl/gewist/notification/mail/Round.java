package nl.gewist.notification.mail;

import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gewist.notification.mail.Delivery.NotSent;
import nl.gewist.notification.notice.NoticeView;
import nl.gewist.notification.notice.NoticeViews;
import nl.gewist.notification.notice.PlainText;
import nl.gewist.notification.notice.StoredNotice;
import nl.gewist.notification.preferences.Preference;
import nl.gewist.notification.preferences.Preferences;
import org.jspecify.annotations.Nullable;

/** One postman's round: opens notices, leaves out those that get no mail, writes and sends the others. */
@ApplicationScoped
class Round {
    private final NoticeViews views;
    private final Preferences preferences;
    private final Letters letters;
    private final Postman postman;

    Round(NoticeViews views, Preferences preferences, Letters letters, Postman postman) {
        this.views = views;
        this.preferences = preferences;
        this.letters = letters;
        this.postman = postman;
    }

    /** Tries to deliver all of them, and says how each ended. */
    Map<StoredNotice, Delivery> deliver(List<StoredNotice> notices) {
        Set<String> owners = notices.stream().map(StoredNotice::ownerId).collect(Collectors.toSet());
        Map<String, Preference> chosen = preferences.of(owners);
        List<NoticeView> opened = views.open(notices);
        Map<StoredNotice, Delivery> deliveries = new LinkedHashMap<>();
        List<StoredNotice> posted = new ArrayList<>();
        List<MailMessage> mails = new ArrayList<>();
        for (int i = 0; i < notices.size(); i++) {
            StoredNotice notice = notices.get(i);
            NoticeView view = opened.get(i);
            Preference preference = chosen.get(notice.ownerId());
            String address = address(view, preference);
            String obstacle = obstacle(view, preference, address);
            if (obstacle != null || address == null) {
                deliveries.put(notice, new NotSent(obstacle == null ? "no-address" : obstacle));
            } else {
                posted.add(notice);
                mails.add(letters.write(view, address));
            }
        }
        List<Delivery> outcomes = postman.send(mails);
        for (int i = 0; i < posted.size(); i++) {
            deliveries.put(posted.get(i), outcomes.get(i));
        }
        return deliveries;
    }

    private static @Nullable String address(NoticeView view, @Nullable Preference preference) {
        return preference != null && preference.address() != null ? preference.address() : view.ownerEmail();
    }

    private static @Nullable String obstacle(
            NoticeView view, @Nullable Preference preference, @Nullable String address) {
        if (preference != null && preference.unsubscribed()) {
            return "unsubscribed";
        }
        if (view.forgotten()) {
            return "forgotten";
        }
        if (address == null || address.isBlank()) {
            return "no-address";
        }
        return PlainText.isAddress(address) ? null : "invalid-address";
    }
}
