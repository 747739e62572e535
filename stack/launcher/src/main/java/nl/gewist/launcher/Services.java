package nl.gewist.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The services' processes of one stack, all treated at the same time where that is faster. */
final class Services {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StackOptions options;
    private final Runnable changed;
    private final Map<Service, ServiceProcess> processes = new ConcurrentHashMap<>();
    private final Map<Service, Duration> readyAfter = new ConcurrentHashMap<>();

    Services(StackOptions options, Runnable changed) {
        this.options = options;
        this.changed = changed;
    }

    /** Starts them all, from ahead-of-time caches where there are any; returns when all are ready. */
    void startAll() {
        if (options.aot() == StackOptions.Aot.MAKE) {
            trainMissing();
        }
        for (Service service : options.services()) {
            AotCache cache = new AotCache(options, service);
            processes.put(
                    service,
                    process(
                            service,
                            options.aot() == StackOptions.Aot.OFF ? List.of() : cache.flags(),
                            options.log(service.room())));
        }
        forEach(options.services(), this::start);
    }

    void start(Service service) {
        long begin = System.nanoTime();
        startUntilReady(get(service));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        readyAfter.put(service, took);
        options.progress().accept(service.room() + " is ready after " + took.toMillis() + " ms");
    }

    private void startUntilReady(ServiceProcess process) {
        process.start();
        Service service = process.service();
        URI url = URI.create("http://127.0.0.1:" + options.ports().of(service));
        if (!Health.await(url, PATIENCE, () -> process.handle() != null)) {
            throw new Problem(service.room() + " did not become ready; its log is " + options.log(service.room()));
        }
        process.ready();
    }

    private void trainMissing() {
        List<Service> missing = options.services().stream()
                .filter(service -> !new AotCache(options, service).exists())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        options.progress()
                .accept("Making ahead-of-time caches for " + missing.size() + " services, once per build;"
                        + " --aot off does without");
        // One after the other: writing a cache takes half a gigabyte.
        missing.forEach(this::train);
    }

    private void train(Service service) {
        AotCache cache = new AotCache(options, service);
        cache.beforeTraining();
        ServiceProcess process = process(service, cache.trainingFlags(), options.log(service.room() + "-training"));
        processes.put(service, process);
        startUntilReady(process);
        process.stop(PATIENCE);
        options.progress()
                .accept(
                        cache.afterTraining()
                                ? service.room() + " has its cache"
                                : service.room() + " starts without a cache: the JVM made none");
    }

    private ServiceProcess process(Service service, List<String> flags, Path log) {
        return new ServiceProcess(
                service,
                ServiceCommand.of(options, service, flags),
                ServiceSettings.folder(options, service),
                log,
                options.progress(),
                changed);
    }

    void stopAll() {
        forEach(processes.keySet(), service -> get(service).stop());
    }

    /** With the settings as they are now. */
    void restartAll() {
        stopAll();
        forEach(options.services(), this::start);
    }

    ServiceProcess get(Service service) {
        ServiceProcess process = processes.get(service);
        if (process == null) {
            throw new Problem(service.room() + " is not part of this stack");
        }
        return process;
    }

    Collection<ServiceProcess> all() {
        return processes.values();
    }

    Duration readyAfter(Service service) {
        return readyAfter.getOrDefault(service, Duration.ZERO);
    }

    private static void forEach(Collection<Service> services, Consumer<Service> action) {
        Together.run(services.stream()
                .<Runnable>map(service -> () -> action.accept(service))
                .toList());
    }
}
