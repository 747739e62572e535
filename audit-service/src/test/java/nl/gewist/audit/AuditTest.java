package nl.gewist.audit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import nl.gewist.embedded.GewistServers;

/** A test of the running service: all of them share one start. */
@QuarkusTest
@WithTestResource(value = GewistServers.class, initArgs = @ResourceArg(name = "name", value = "audit"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditTest {
    /** How long an event may take to be seen on a busy machine. */
    Duration PATIENCE = Duration.ofSeconds(30);
}
