package nl.gewist.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import nl.gewist.launcher.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the main job on real parts, and checks what it promises. */
@Command(
        name = "demo",
        description = "Starts the whole system, erases some learners, shows and checks what came of it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--once", description = "End by itself; exit code 0 only if all checked promises held.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        Progress progress = new Progress();
        StackOptions usual = options.stackOptions(StackOptions.Aot.USE)
                .withProgress(progress)
                .withSetting("gewist.erasure.grace", "PT1S")
                .withSetting("gewist.sweep.every", "PT5S")
                // The demonstration means it when it moves the clock.
                .withSetting("gewist.clock.plausible-ahead", "P5000D");
        Stack stack = new Stack(DataFolder.isOfAnotherTime(usual) ? usual.withFresh(true) : usual);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start();
        boolean held = Demo.run(stack, progress);
        if (once) {
            stack.close();
            return held ? 0 : 1;
        }
        System.out.println(Overview.of(stack));
        System.out.println("The services live 11 years ahead from here on; ./gewist up --fresh begins anew.");
        new CountDownLatch(1).await();
        return 0;
    }
}
