package nl.gewist.launcher;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.gewist.embedded.FreePort;

/** Where everything listens, always on 127.0.0.1. */
public record Ports(int kafka, int postgres, int smtp, int inbox, Map<Service, Integer> services) {
    public Ports {
        services = Map.copyOf(services);
    }

    /** The ports that are documented. */
    public static Ports usual() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, service.usualPort());
        }
        return new Ports(19092, 15432, 13025, 8085, services);
    }

    /** Ports that are free at this moment. */
    public static Ports free() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, FreePort.or(0));
        }
        return new Ports(FreePort.or(0), FreePort.or(0), FreePort.or(0), FreePort.or(0), services);
    }

    public int of(Service service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + service.room());
        }
        return port;
    }

    /** Every port that a stack with these options will listen on, by the name of who listens. */
    Map<String, Integer> needed(StackOptions options) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        if (!options.given(Given.KAFKA)) {
            needed.put("Kafka", kafka);
        }
        if (!options.given(Given.POSTGRES)) {
            needed.put("PostgreSQL", postgres);
        }
        if (!options.given(Given.SMTP)) {
            needed.put("SMTP", smtp);
            needed.put("the inbox page", inbox);
        }
        options.services().forEach(service -> needed.put(service.room(), of(service)));
        return needed;
    }
}
