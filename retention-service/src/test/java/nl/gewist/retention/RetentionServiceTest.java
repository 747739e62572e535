package nl.gewist.retention;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import nl.gewist.embedded.GewistServers;

/** A test of the running service, with real Kafka and PostgreSQL and a small platform: all of them share one start. */
@QuarkusTest
@WithTestResource(KeyFile.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "retention"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RetentionServiceTest {
    /** Long, for busy machines; nothing waits longer than it must. */
    Duration PATIENCE = Duration.ofMinutes(1);
}
