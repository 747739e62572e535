package nl.gewist.notification.notice;

import static nl.gewist.messaging.Sql.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.datamap.OwnerRelation;
import nl.gewist.messaging.Sql;
import nl.gewist.notification.NoticeConfig;
import nl.gewist.notification.notice.ErasureRequests.Due;
import nl.gewist.notification.systems.SystemGuide;
import nl.gewist.sealing.KeyStore;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** Stores one notice per owner and request; storing one again changes nothing. */
@ApplicationScoped
class NoticeWriter {
    private final Sql sql;
    private final KeyStore keys;
    private final NoticeConfig config;
    private final Clock clock;

    NoticeWriter(Sql sql, KeyStore keys, NoticeConfig config, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Stores notices and their cleanup tasks.
     *
     * @return how many notices each request has now, those of earlier rounds included
     */
    Map<UUID, Integer> store(List<Due> requests, List<OwnerRelation> relations) {
        Map<UUID, Due> byId = new HashMap<>();
        requests.forEach(request -> byId.put(request.requestId(), request));
        Map<UUID, NewNotice> notices = new LinkedHashMap<>();
        for (OwnerRelation relation : relations) {
            Due request = Objects.requireNonNull(byId.get(relation.requestId()), "a relation of no request");
            NewNotice notice = new NewNotice(id(relation.requestId(), relation.ownerId()), request, relation);
            notices.put(notice.id, notice);
        }
        if (!notices.isEmpty()) {
            insert(fresh(notices));
            insertTasks(notices.values());
        }
        return counts(requests);
    }

    /** The same for the same request and owner, whoever computes it. */
    private static UUID id(UUID requestId, String ownerId) {
        return UUID.nameUUIDFromBytes((requestId + "/" + ownerId).getBytes(StandardCharsets.UTF_8));
    }

    /** Only new ones get keys: a key made for a notice that is forgotten already would never be destroyed. */
    private List<NewNotice> fresh(Map<UUID, NewNotice> notices) {
        Set<UUID> known = Set.copyOf(sql.query(
                "select notice_id from notice where notice_id = any(?::uuid[])",
                row -> row.getObject(1, UUID.class),
                notices.keySet()));
        return notices.values().stream()
                .filter(notice -> !known.contains(notice.id))
                .toList();
    }

    private void insert(List<NewNotice> notices) {
        Map<String, Sealer> sealers = keys.create(
                notices.stream().map(notice -> PersonalPart.keyId(notice.id)).toList());
        byte[][] sealed = notices.stream().map(notice -> notice.seal(sealers)).toArray(byte[][]::new);
        sql.update(
                """
                insert into notice (notice_id, request_id, owner_id, sequence, locale, deadline, sealed,
                                    stored_at, next_attempt)
                select its.*, now.moment, now.moment
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::date[], ?::bytea[]) as its,
                     (select ?::timestamptz) as now(moment)
                on conflict do nothing""",
                column(notices, NewNotice::id),
                column(notices, notice -> notice.request.requestId()),
                column(notices, notice -> notice.relation.ownerId()),
                column(notices, notice -> notice.request.sequence()),
                column(notices, notice -> locale(notice.relation.locale())),
                column(notices, notice -> notice.request.deadline()),
                sealed,
                clock.instant());
    }

    private void insertTasks(Collection<NewNotice> notices) {
        List<CleanupTask> tasks = new ArrayList<>();
        notices.forEach(
                notice -> notice.systems().forEach(system -> tasks.add(new CleanupTask(notice.id, system, false))));
        sql.update("""
                insert into cleanup_task (notice_id, system) select * from unnest(?::uuid[], ?::text[])
                on conflict do nothing""", column(tasks, CleanupTask::noticeId), column(tasks, CleanupTask::system));
    }

    private Map<UUID, Integer> counts(List<Due> requests) {
        Map<UUID, Integer> counts = new HashMap<>();
        sql.query(
                "select request_id, count(*) from notice where request_id = any(?::uuid[]) group by request_id",
                row -> counts.put(row.getObject(1, UUID.class), row.getInt(2)),
                column(requests, Due::requestId));
        return counts;
    }

    /** Dutch or English: what we have texts in. */
    private String locale(@Nullable String ofOwner) {
        if (ofOwner == null || ofOwner.isBlank()) {
            return config.defaultLocale();
        }
        return ofOwner.toLowerCase(Locale.ROOT).startsWith("nl") ? "nl" : "en";
    }

    private record NewNotice(UUID id, Due request, OwnerRelation relation) {
        byte[] seal(Map<String, Sealer> sealers) {
            Sealer sealer = Objects.requireNonNull(sealers.get(PersonalPart.keyId(id)), "no key");
            return PersonalPart.of(relation).seal(sealer, id);
        }

        Set<String> systems() {
            return relation.integrations().stream()
                    .map(integration -> SystemGuide.slug(integration.system()))
                    .collect(Collectors.toSet());
        }
    }
}
