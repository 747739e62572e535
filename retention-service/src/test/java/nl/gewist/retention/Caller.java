package nl.gewist.retention;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Who calls the service, with the tokens of the tests' configuration. */
public enum Caller {
    PORTAL("test-only-token-of-the-owner-portal-0001"),
    STAFF("test-only-token-of-the-platforms-staff-0001"),
    OFFICER("test-only-token-of-the-privacy-officer-1"),
    STRANGER("nobody-knows-this-token-of-anybody-else");

    private final String token;

    Caller(String token) {
        this.token = token;
    }

    /** A request in their name. */
    public RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** A request in their name that brings JSON. */
    public RequestSpecification sends() {
        return calls().contentType(ContentType.JSON);
    }

    /** The path of an owner's page, by the link that the portal gets. */
    public static String ownerPage(long owner) {
        String url = PORTAL.calls()
                .post("/v1/owners/" + owner + "/page-link")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        return url.substring(url.indexOf("/owner/"));
    }
}
