package nl.gewist.launcher;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gewist.launcher.StackState.Running;
import nl.gewist.launcher.StackState.ServiceState;

/** Makes the {@link StackState} of a running stack. */
final class StackStates {
    private StackStates() {}

    static StackState of(Stack stack, Servers servers, Collection<ServiceProcess> processes) {
        List<ServiceState> services =
                processes.stream().map(process -> state(stack, process)).toList();
        return new StackState(
                Running.of(ProcessHandle.current()),
                Running.of(servers.postgresPid()),
                servers.bootstrap(),
                stack.topicPrefix(),
                jdbc(stack),
                servers.smtpAddress().host() + ":" + servers.smtpAddress().port(),
                servers.inboxUrl(),
                stack.options().learners(),
                services);
    }

    private static ServiceState state(Stack stack, ServiceProcess process) {
        Service service = process.service();
        ProcessHandle handle = process.handle();
        return new ServiceState(
                service.room(),
                handle == null ? Running.NONE : Running.of(handle),
                stack.url(service).toString(),
                stack.log(service).toString(),
                process.restarts());
    }

    private static Map<String, String> jdbc(Stack stack) {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("platform", stack.platform().jdbcUrl());
        for (Service service : Service.values()) {
            service.databases()
                    .forEach(name -> urls.put(name, stack.platform().server().jdbcUrl(name)));
        }
        return urls;
    }
}
