package nl.gewist.sample;

import java.util.List;

/** What people on a course platform write; {@code %s} is where the name goes. */
final class Texts {

    static final List<String> TITLES = List.of(
            "Leren fotograferen",
            "Boekhouden voor beginners",
            "Mindfulness in acht weken",
            "Spaans op reis",
            "Timmeren voor iedereen",
            "Je eigen webwinkel",
            "Gezond koken",
            "Presenteren zonder zenuwen",
            "Tuinieren op het balkon",
            "Excel onder de knie",
            "Gitaar in tien lessen",
            "Van idee naar onderneming");

    static final List<String> THREADS = List.of(
            "Vraag over les 3",
            "Werkt de video bij jullie?",
            "Voorstellen",
            "Tip voor de opdracht",
            "Wie wil samen oefenen?",
            "Antwoord op de quiz klopt niet");

    static final List<String> POSTS = List.of(
            "Ik kom er niet uit bij de tweede oefening, iemand een idee?",
            "Bij mij werkte het pas na opnieuw inloggen.",
            "Het voorbeeld in de les hielp mij het meest.",
            "Ik heb er gisteren de hele avond aan gezeten, maar het is gelukt.",
            "Let op de laatste minuut van de video, daar staat het in.",
            "Volgens mij is de opgave veranderd sinds vorige week.");

    /** Answers that name the person answered. */
    static final List<String> NAMING = List.of(
            "Goede vraag, %s! Ik had precies hetzelfde.",
            "Zoals %s al schreef: begin bij de samenvatting.",
            "Dank je wel %s, dit was de oplossing.",
            "Ik ben het niet eens met %s, kijk nog eens naar les 2.");

    static final List<String> EMAIL_NAMING = List.of("Stuur het gerust door, ik had %s genoteerd.");
    static final List<String> PHONE_NAMING = List.of("Bel anders even, ik heb nog %s staan.");
    static final List<String> QUOTING = List.of("> Fijne les.\n> %s\n\nHelemaal mee eens.");

    static final List<String> TEACHER = List.of(
            "Mooi gedaan, ga zo door.",
            "Ik pas de les aan, bedankt voor het melden.",
            "Kijk ook eens naar de bijlage bij deze les.");

    static final List<String> MESSAGES = List.of(
            "Hoi %s, heb je de opdracht al af?",
            "Dag %s, kunnen we de feedback bespreken?", "%s, ik ben er morgen niet bij.", "Bedankt voor je hulp, %s!");

    static final List<String> TICKETS = List.of(
            "Ik kan niet meer inloggen", "Factuur niet ontvangen", "Video hapert", "Certificaat met verkeerde naam");

    static final List<String> ANSWERS = List.of(
            "Antwoord A", "Antwoord B", "Antwoord C", "Dat hangt af van de situatie", "Sluitertijd", "Geen van beide");

    static final List<String> SYSTEMS = List.of(
            "Mailchimp",
            "ActiveCampaign",
            "MailerLite",
            "Laposta",
            "Brevo",
            "Kit",
            "MailBlue",
            "Autorespond",
            "Enormail");

    private Texts() {}
}
