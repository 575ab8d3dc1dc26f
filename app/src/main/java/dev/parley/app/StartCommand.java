package dev.parley.app;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How this program is started another time, in the background: by what starts with the session. Pure but for files. */
final class StartCommand {
    private StartCommand() {}

    /**
     * That of this process.
     *
     * @param folder of the profile; null for the system's places
     */
    static List<String> ofThisProgram(Path folder) {
        return of(
                System.getProperties(),
                () -> ManagementFactory.getRuntimeMXBean().getInputArguments(),
                folder);
    }

    /**
     * That of a process.
     *
     * @param properties its system properties
     * @param flags what its Java was given; slow to be asked, and seldom needed
     */
    static List<String> of(Properties properties, Supplier<List<String>> flags, Path folder) {
        List<String> command = new ArrayList<>(program(properties, flags));
        command.add("run");
        if (folder != null) {
            command.add("--home");
            command.add(folder.toAbsolutePath().normalize().toString());
        }
        command.add("--background");
        return command;
    }

    private static List<String> program(Properties properties, Supplier<List<String>> flags) {
        String application = properties.getProperty("jpackage.app-path");
        if (application != null) {
            return List.of(application);
        }
        String installation = properties.getProperty("parley.installation");
        if (installation != null) {
            Path launcher = Path.of(installation).resolveSibling("bin").resolve("parley");
            if (Files.isExecutable(launcher)) {
                return List.of(launcher.toString());
            }
        }
        // From the source: what runs now.
        List<String> java = new ArrayList<>();
        java.add(Path.of(properties.getProperty("java.home"), "bin", "java").toString());
        java.addAll(flags.get());
        java.add("-cp");
        java.add(Stream.of(properties.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        java.add(Main.class.getName());
        return java;
    }
}
