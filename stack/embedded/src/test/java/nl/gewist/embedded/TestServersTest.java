package nl.gewist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersTest {
    private final TestServers servers = TestServers.shared();

    @Test
    void areStartedOnce() {
        assertThat(TestServers.shared()).isEqualTo(servers);
    }

    @Test
    void answer() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) servers.kafka()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
        Database one = servers.freshDatabase("one");
        try (Connection connection = one.connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        servers.databases().drop(one.name());
    }

    @Test
    void mailIsShownWithNothingInItInterpreted() throws Exception {
        String address = UUID.randomUUID() + "@example.org";
        send(address, "<b>Dag & hallo</b>", "<script>alert(1)</script>");
        await().untilAsserted(() -> assertThat(servers.mailsTo(address)).hasSize(1));

        ReceivedMail mail = servers.mailsTo(address).getFirst();
        assertThat(mail.subject()).isEqualTo("<b>Dag & hallo</b>");
        assertThat(mail.text()).contains("<script>alert(1)</script>");
        int number = servers.mails().indexOf(mail) + 1;
        assertThat(get("")).contains("&lt;b&gt;Dag &amp; hallo&lt;/b&gt;").doesNotContain("<b>Dag");
        assertThat(get("mails/" + number)).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(get("mails/999999")).contains("No such mail");
    }

    @Test
    void quarkusConfigurationHasWhatWasAskedFor() {
        GewistServers resource = new GewistServers();
        resource.init(Map.of("name", "config", "keys", "true", "platform", "true"));
        Map<String, String> config = resource.start();
        resource.stop();

        assertThat(config)
                .containsEntry("kafka.bootstrap.servers", servers.kafka())
                .containsEntry("quarkus.devservices.enabled", "false")
                .containsKeys("quarkus.datasource.username", "quarkus.datasource.keys.password")
                .containsKeys("gewist.stores.platform.jdbc-url", "gewist.topic-prefix", "quarkus.mailer.port");
        assertThat(config.get("quarkus.datasource.keys.jdbc.url")).contains("/gewist_config_keys_");
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(servers.inbox() + path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void send(String to, String subject, String text) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", servers.smtp().host());
        settings.put("mail.smtp.port", Integer.toString(servers.smtp().port()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("gewist@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText(text);
        Transport.send(message);
    }
}
