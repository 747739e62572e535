package nl.gewist.datamap.draft;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.PersonalKind;
import nl.gewist.datamap.Suspicion;
import org.jspecify.annotations.Nullable;

/** Which fideslang category a column most likely has. */
final class Categories {
    private static final Set<String> TEXTS = Set.of(
            "text", "varchar", "bpchar", "citext", "name", "json", "jsonb", "_text", "_varchar", "xml", "hstore");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb", "xml", "hstore");

    private static final Pattern CONTENT = Pattern.compile(
            "(.*_)?(body|content|contents|message|bericht|comment|comments|notes?|opmerking(en)?|remarks?|bio|biography|about"
                    + "|answer|antwoord|feedback|review|text|tekst|subject|onderwerp|title|titel|description|omschrijving"
                    + "|toelichting|reason|motivation|caption|signature|file_?name|payload|storage_?key|attachment)");

    /** Only in tables that hold people's data: elsewhere such names say nothing. */
    private static final Map<Pattern, String> BY_NAME = new LinkedHashMap<>();

    static {
        byName("passw(or)?d|password_.*|.*_password|wachtwoord|secret|.*token|pin", "user.authorization.credentials");
        byName("user_?agent|browser|device.*", "user.device");
        byName("country(_?code)?|land|.*_(country|land)(_?code)?", "user.contact.address.country");
        byName("state|province|provincie|region|.*_(state|province)", "user.contact.address.state");
        byName("(.*_)?(vat|btw|kvk|coc|tax)(_?(number|nummer|id|nr|no))?", "user.government_id");
        byName("(.*_)?(recipient|payer|(card_?)?holder|author)", "user.name");
        byName(
                "(?!.*(file|product|item|course|event|plan|table|host|route)_?na).*_(name|naam)|(name|naam)_.*",
                "user.name");
        byName("line_?[12]|address_?line.*|house_?n(umbe|)r", "user.contact.address.street");
        byName("gender|sex|geslacht", "user.demographic.gender");
        byName("company|bedrijf|employer|workplace|(.*_)?company_?name", "user.workplace");
    }

    private Categories() {}

    private static void byName(String names, String category) {
        BY_NAME.put(Pattern.compile(names), category);
    }

    /**
     * The category, as far as name and sample tell.
     *
     * @param peoples whether the table seems to hold people's data
     * @return null when nothing speaks of a person
     */
    static @Nullable String of(Column column, @Nullable Suspicion look, boolean peoples) {
        if (look != null && look.kind() != null) {
            return of(column, look, look.kind());
        }
        if (!peoples || !isText(column)) {
            return null;
        }
        var name = snake(column);
        if (CONTENT.matcher(name).matches()) {
            return "user.content";
        }
        if (DOCUMENTS.contains(column.type())) {
            return "user";
        }
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String snake(Column column) {
        return column.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** An address here and there is one in a text. */
    private static boolean isSeldom(Suspicion look) {
        return look.kind() != PersonalKind.NAME && look.matches() > 0 && look.matches() * 10 < look.sampled() * 9;
    }

    static boolean isText(Column column) {
        return TEXTS.contains(column.type());
    }

    private static String of(Column column, Suspicion look, PersonalKind kind) {
        if (DOCUMENTS.contains(column.type())) {
            return "user";
        }
        var name = snake(column);
        if (CONTENT.matcher(name).matches() || (column.maxLength() == null && isSeldom(look))) {
            return "user.content";
        }
        return switch (kind) {
            case EMAIL -> "user.contact.email";
            case IBAN -> "user.financial.bank_account";
            case BSN -> "user.government_id";
            case BIRTH_DATE -> "user.demographic.date_of_birth";
            case PHONE -> "user.contact.phone_number";
            case IP -> "user.device.ip_address";
            case POSTCODE -> "user.contact.address.postal_code";
            case ADDRESS ->
                name.matches(".*(city|stad|woonplaats|gemeente).*")
                        ? "user.contact.address.city"
                        : "user.contact.address.street";
            case NAME -> nameOf(name);
        };
    }

    private static String nameOf(String column) {
        if (column.matches(".*(first|voornaam|given|roepnaam).*")) {
            return "user.name.first";
        }
        return column.matches(".*(last|achternaam|family|surname|familienaam).*") ? "user.name.last" : "user.name";
    }

    /** Why, for a person. */
    static String why(Column column, @Nullable Suspicion look) {
        if (look == null || look.kind() == null) {
            return DOCUMENTS.contains(column.type())
                    ? "a document: of whom? list its keys under fields"
                    : "by its name";
        }
        return look.matches() == 0
                ? "by its name"
                : look.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " in " + look.matches() + " of "
                        + look.sampled() + " sampled values";
    }
}
