package nl.gewist.deletion;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.gewist.embedded.GewistServers;

/** The deletion-service with real Kafka, PostgreSQL and the sample platform; all tests share one start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(SampleSetup.class)
@WithTestResource(
        value = GewistServers.class,
        initArgs = {
            @ResourceArg(name = "name", value = "deletion"),
            @ResourceArg(name = "keys", value = "true"),
            @ResourceArg(name = "platform", value = "true")
        })
public @interface DeletionServiceTest {}
