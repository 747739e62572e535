package nl.gewist.datamap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column seems to hold of a person, judged by its name; Dutch and English. */
public enum PersonalKind {
    EMAIL("e?mail(s|address|adres)?", "mailadres", Types.TEXTUAL),
    IBAN("iban", "rekeningnummer|bankrekening|bankaccount", Types.TEXTUAL),
    BSN("bsn|ssn", "burgerservicenummer|socialsecurity(number)?|sofinummer", Types.NUMBERED),
    BIRTH_DATE("dob|birth(day|date)?|geboren", "geboorte(datum|dag|jaar)|dateofbirth", Types.DATED),
    PHONE(
            "phone|telefoon|telephone|tel|mobiel|mobile|fax|gsm",
            "(phone|telefoon|tel)(nr|nummer|number)",
            Types.NUMBERED),
    IP("ip|ipv4|ipv6", "ip_?(adres|address|addr)|remote_?addr", Types.ADDRESSED),
    POSTCODE("postcode|zip|zipcode", "postal_?code|post_?code|zip_?code", Types.TEXTUAL),
    ADDRESS(
            "address|adres|straat|street|huisnummer|woonplaats|city|stad|gemeente",
            "(straat|adres|street|house|huis)_?(naam|name|regel|number|nummer|line)[0-9]?|addr(ess)?[0-9]",
            Types.TEXTUAL),
    NAME(
            "voornaam|achternaam|tussenvoegsel|roepnaam|voorletters|surname|firstname|lastname|fullname|nickname"
                    + "|username|displayname|initials|familienaam",
            "(first|last|full|middle|given|family|nick|user|display|contact|author|buyer|seller|sender|recipient|requester"
                    + "|customer|person|member|learner|student|employee|owner|klant|gebruikers|contactpersoon|volledige"
                    + "|auteur|afzender|ontvanger)_?(name|naam)",
            Types.TEXTUAL);

    private final Pattern word;
    private final Pattern whole;
    private final Set<String> types;

    PersonalKind(String words, String compounds, Set<String> types) {
        this.word = Pattern.compile(words);
        this.whole = Pattern.compile("(?:^|_)(?:" + compounds + ")(?:_|$)");
        this.types = types;
    }

    /**
     * The kind that a column's name and type speak of. A bare {@code name} speaks of nothing: products have one too.
     *
     * @param type PostgreSQL's short name
     */
    static Optional<PersonalKind> byName(String column, String type) {
        var snake = column.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}0-9]+", "_")
                .replace("e_mail", "email");
        if (type.equals("inet")) {
            return Optional.of(IP);
        }
        return Arrays.stream(values())
                .filter(kind -> kind.types.contains(type))
                .filter(kind -> kind.whole.matcher(snake).find()
                        || Arrays.stream(snake.split("_"))
                                .anyMatch(part -> kind.word.matcher(part).matches()))
                .findFirst();
    }

    /** Types that can hold each kind: {@code email_confirmed boolean} or {@code address_id bigint} hold none. */
    private static final class Types {
        static final Set<String> TEXTUAL =
                Set.of("text", "varchar", "bpchar", "citext", "name", "json", "jsonb", "_text", "_varchar");
        static final Set<String> NUMBERED =
                Set.of("text", "varchar", "bpchar", "citext", "int8", "int4", "numeric", "_text");
        static final Set<String> DATED =
                Set.of("text", "varchar", "bpchar", "date", "timestamp", "timestamptz", "int2", "int4");
        static final Set<String> ADDRESSED = Set.of("text", "varchar", "bpchar", "inet", "cidr", "_inet", "_text");
    }
}
