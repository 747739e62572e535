# One image per service, and one that fills the sample platform. They hold what Maven built, so build first:
#   ./mvnw -DskipTests package
#   docker build --target service --build-arg SERVICE=deletion-service -t gewist/deletion-service:1.0.0 .
#   docker build --target sample-platform -t gewist/sample-platform:1.0.0 .
FROM eclipse-temurin:25.0.3_9-jre-noble AS java
WORKDIR /opt/gewist
# A number, so that Kubernetes can see it is not root. The file system may be read-only; /tmp must not be.
USER 10001:10001

FROM java AS sample-platform
COPY stack/sample-platform/target/lib/ lib/
COPY stack/sample-platform/target/gewist-sample-platform-*.jar lib/
ENTRYPOINT ["java", "-Xmx256m", "-cp", "lib/*", "nl.gewist.sample.Fill"]

FROM java AS service
ARG SERVICE
# Least often changed first, so that a new version of the code is a small layer.
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/*.jar ./
COPY ${SERVICE}/target/quarkus-app/app/ app/
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
# Heap for a container of 320 MiB. A service that ran out of memory is of no use: it ends and is started again.
ENTRYPOINT ["java", "-Xmx128m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "quarkus-run.jar"]
