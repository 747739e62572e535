package nl.gewist.notification.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.gewist.datamap.Integration;
import nl.gewist.datamap.OwnerRelation;
import nl.gewist.notification.systems.SystemGuide;
import nl.gewist.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * What of a notice is personal, and therefore only ever stored sealed: the learner as this owner knows them, and where
 * the owner is reached.
 *
 * @param accounts per system, how the platform calls the owner's accounts there
 */
public record PersonalPart(
        @Nullable String personName,
        @Nullable String personEmail,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        Map<String, List<String>> accounts) {
    static final String PREFIX = "notice/";

    /** What is left once the key is gone. */
    static final PersonalPart FORGOTTEN = new PersonalPart(null, null, null, null, Map.of());

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public PersonalPart {
        accounts = Map.copyOf(accounts);
    }

    boolean isForgotten() {
        return equals(FORGOTTEN);
    }

    static PersonalPart of(OwnerRelation relation) {
        Map<String, List<String>> accounts = relation.integrations().stream()
                .filter(integration -> integration.accountRef() != null)
                .collect(Collectors.groupingBy(
                        integration -> SystemGuide.slug(integration.system()),
                        TreeMap::new,
                        Collectors.mapping(Integration::accountRef, Collectors.toList())));
        return new PersonalPart(
                relation.person().name(),
                relation.person().email(),
                relation.ownerName(),
                relation.ownerEmail(),
                accounts);
    }

    /** The record id of a notice's data key. */
    public static String keyId(UUID noticeId) {
        return PREFIX + noticeId;
    }

    byte[] seal(Sealer sealer, UUID noticeId) {
        try {
            return sealer.seal(JSON.writeValueAsBytes(this), keyId(noticeId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a personal part cannot be written", null);
        }
    }

    /** Opens a sealed part with its notice's key. */
    public static PersonalPart unseal(Sealer sealer, byte[] sealed, UUID noticeId) {
        try {
            return JSON.readValue(sealer.unseal(sealed, keyId(noticeId)), PersonalPart.class);
        } catch (IOException e) {
            // Without the cause: its message may quote values.
            throw new IllegalStateException("the personal part of notice " + noticeId + " cannot be read", null);
        }
    }

    /** Personal values: never printed. */
    @Override
    public String toString() {
        return "PersonalPart[withheld]";
    }
}
