package nl.gewist.embedded;

import java.util.List;

/** The inbox as HTML; a mail's own HTML is shown as its source, so that nothing in it runs or loads. */
final class InboxPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d8dee6}
            pre{white-space:pre-wrap;background:#f5f7fa;padding:1rem;border-radius:4px}""";

    private InboxPage() {}

    static String list(List<ReceivedMail> mails) {
        StringBuilder rows = new StringBuilder();
        for (int number = mails.size(); number >= 1; number--) {
            ReceivedMail mail = mails.get(number - 1);
            rows.append("<tr><td>" + number + "</td><td>" + escaped(String.join(", ", mail.to()))
                    + "</td><td><a href=\"/mails/" + number + "\">" + escaped(mail.subject()) + "</a></td></tr>");
        }
        String table = "<table><tr><th>#</th><th>To</th><th>Subject</th></tr>" + rows + "</table>";
        return page("Inbox: " + mails.size() + " mails", mails.isEmpty() ? "<p>Nothing has arrived yet.</p>" : table);
    }

    static String show(ReceivedMail mail) {
        String facts = "<p>From " + escaped(mail.from()) + "<br>To " + escaped(String.join(", ", mail.to())) + "</p>";
        String html = mail.html().isEmpty() ? "" : "<h2>HTML part (source)</h2><pre>" + escaped(mail.html()) + "</pre>";
        String headers = "<h2>Headers</h2><pre>" + escaped(String.join("\n", mail.headers())) + "</pre>";
        return page(
                mail.subject(),
                "<p><a href=\"/\">All mails</a></p>" + facts + "<pre>" + escaped(mail.text()) + "</pre>" + html
                        + headers);
    }

    static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style></head><body><h1>" + escaped(title) + "</h1>" + body
                + "</body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
