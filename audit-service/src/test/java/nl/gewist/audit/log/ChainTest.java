package nl.gewist.audit.log;

import static io.restassured.RestAssured.given;
import static nl.gewist.audit.AuditTest.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.gewist.audit.AuditTest;
import nl.gewist.audit.Platform;
import nl.gewist.contract.EventCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AuditTest
class ChainTest {
    private static final List<String> HASHED = List.of(
            "index",
            "eventKey",
            "type",
            "source",
            "requestId",
            "sequence",
            "round",
            "happenedAt",
            "arrivedAt",
            "topic",
            "partition",
            "offset");

    private final LogDatabase database;
    private final Platform platform = new Platform();
    private final UUID id = UUID.randomUUID();

    ChainTest(LogDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aRequestIsSealed() {
        Platform.life(id, "learner-4711").forEach(platform::say);
        await().atMost(PATIENCE).untilAsserted(() -> {
            given().get("/v1/requests/" + id).then().body("events", equalTo(8));
            given().get("/v1/audit/status").then().body("waiting", equalTo(0));
        });
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anyoneCanRecomputeTheChainFromWhatTheApiShows() throws Exception {
        byte[] head = new byte[32];
        List<JsonNode> entries = chain();

        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            assertThat(entry.path("index").asLong()).isEqualTo(i);
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(head);
            head = sha256.digest(canonical(entry).getBytes(StandardCharsets.UTF_8));
            assertThat(entry.path("hash").asText()).isEqualTo(HexFormat.of().formatHex(head));
        }

        given().get("/v1/audit/verify")
                .then()
                .body("intact", equalTo(true))
                .body("fault", nullValue())
                .body("head", equalTo(HexFormat.of().formatHex(head)));
    }

    @Test
    void rowsOfTheLogAreNeitherChangedNorRemoved() {
        for (String statement : List.of(
                "update audit_entry set data = '{}'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_leaf set entry_id = 0",
                "delete from audit_leaf")) {
            assertThatThrownBy(() -> database.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aChangedEntryIsNoticed() throws SQLException {
        String where = " where type = 'erasure.completed' and request_id = '" + id + "'";
        String data = database.text("select data from audit_entry" + where);
        database.tamper("update audit_entry set data = replace(data::text, '12', '13')::json" + where);

        given().get("/v1/audit/verify")
                .then()
                .body("intact", equalTo(false))
                .body("fault.code", equalTo("hash-differs"));
        assertThat(given().get("/log?verify=all").asString()).contains("hash-differs");

        database.tamper("update audit_entry set data = '" + data + "'" + where);
        given().get("/v1/audit/verify").then().body("intact", equalTo(true));
    }

    @Test
    void aRemovedEntryIsNoticed() throws SQLException {
        String entry = "(select id from audit_entry where type = 'erasure.announced' and request_id = '" + id + "')";
        database.tamper("update audit_leaf set entry_id = -entry_id where entry_id = " + entry);

        given().get("/v1/audit/verify")
                .then()
                .body("intact", equalTo(false))
                .body("fault.code", equalTo("entry-missing"));

        database.tamper("update audit_leaf set entry_id = -entry_id where entry_id < 0");
        given().get("/v1/audit/verify").then().body("intact", equalTo(true));
    }

    @Test
    void nothingOfThePersonIsStored() throws SQLException {
        assertThat(database.tablesWith(id.toString())).contains("audit_entry", "request");
        assertThat(database.tablesWith("learner-4711")).isEmpty();
    }

    private static List<JsonNode> chain() throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page;
        String after = "";
        do {
            page = EventCodec.mapper()
                    .readTree(given().get("/v1/audit?limit=20&after=" + after).asString());
            page.path("entries").forEach(entries::add);
            after = page.path("next").asText();
        } while (!page.path("next").isNull());
        return entries;
    }

    private static String canonical(JsonNode entry) {
        List<String> values = new ArrayList<>();
        HASHED.forEach(field ->
                values.add(entry.path(field).isNull() ? "" : entry.path(field).asText()));
        values.add(entry.path("data").toString());
        return String.join("\n", values);
    }
}
