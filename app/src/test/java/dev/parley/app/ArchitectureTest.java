package dev.parley.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The directions between the packages of the program, and why each is so. */
class ArchitectureTest {
    private static final String APP = "dev.parley.app";
    private static final String PROTOCOL = "dev.parley.signaling.protocol..";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(APP);

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that(not(resideInAPackage(in("engine.rtc"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.onvoid.webrtc..")
                        .because("the native library can abort its process, so one package of the engine has it alone"),
                noClasses()
                        .that(not(resideInAnyPackage(in("engine.libav"), in("engine.recording"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.bytedeco..")
                        .because("it is native code that reads files of strangers, and nothing else needs it"),
                noClasses()
                        .that(not(resideInAnyPackage(
                                in("bus"), in("settings.keychain"), in("engine.screen.portal"), in("desktop.host"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.freedesktop.dbus..")
                        .because("a desktop is asked in one place for each thing"),
                noClasses()
                        .that(not(resideInAPackage(in("bus"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.freedesktop.dbus.connections..",
                                "org.freedesktop.dbus.messages..",
                                "org.freedesktop.dbus.matchrules..")
                        .because(
                                "who asks a desktop bounds the answer and hears why there is none, which the library does not"),
                noClasses()
                        .that(not(resideInAnyPackage(in("ui"), APP)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx..")
                        .because("all but the windows must work without a screen"),
                uses("negotiation", "offer and answer are a pure machine", in("engine.api")),
                uses(
                        "bus",
                        "both processes ask the desktop by it, each for its own",
                        "org.freedesktop.dbus..",
                        "org.slf4j.."),
                uses("call", "the life of a call is a pure machine", PROTOCOL),
                uses("engine.api", "both processes load it", "com.google.gson.."),
                uses(
                        "engine.link",
                        "it knows the engine only by what it says",
                        in("engine.api"),
                        "com.google.gson..",
                        "org.slf4j.."),
                uses(
                        "settings",
                        "what is kept outlives how it is shown or used",
                        PROTOCOL,
                        in("bus"),
                        "com.google.gson..",
                        "javax.crypto..",
                        "org.freedesktop.dbus..",
                        "org.slf4j.."),
                uses(
                        "instance",
                        "a second start is over before anything else of the program is loaded",
                        in("settings"),
                        "dev.parley.signaling.local",
                        "org.slf4j.."),
                uses(
                        "desktop",
                        "what is shown there, and in which words, is the window's matter",
                        in("bus"),
                        "org.freedesktop.dbus..",
                        "org.slf4j.."),
                uses("report", "what goes out of the house is looked through where nothing else is done"),
                uses(
                        "updates",
                        "what asks strangers knows nothing that it could tell",
                        "com.google.gson..",
                        "org.slf4j.."),
                usesOfOurs(
                        "engine.rtc",
                        "the engine is another process than the desk",
                        in("engine.api"),
                        in("engine.devices"),
                        in("engine.libav"),
                        in("engine.recording"),
                        in("engine.screen")),
                uses(
                        "engine.devices",
                        "what the operating system says is of use to all of the engine, with webrtc-java or without",
                        in("engine.api"),
                        "javax.sound..",
                        "org.slf4j.."),
                usesOfOurs("engine.screen", "the engine is another process than the desk", in("engine.api"), in("bus")),
                usesOfOurs(
                        "engine.recording",
                        "the engine is another process than the desk",
                        in("engine.api"),
                        in("engine.libav")),
                usesNot(
                        "session",
                        "a call runs with a window and without one",
                        in("ui"),
                        in("cli"),
                        in("engine.rtc"),
                        in("engine.devices"),
                        in("engine.recording")),
                usesNot(
                        "ui",
                        "a window shows a snapshot and posts what the person wants, and nothing else",
                        in("engine.rtc"),
                        in("engine.devices"),
                        in("engine.recording"),
                        in("engine.link"),
                        in("cli"),
                        "dev.parley.signaling.client..",
                        "dev.parley.signaling.server.."),
                usesNot(
                        "cli",
                        "it is the program without a window",
                        in("ui"),
                        in("engine.rtc"),
                        in("engine.recording")),
                slices().matching(APP + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a package that is in a cycle can't be understood or tested alone"),
                noClasses()
                        .that(not(inTheRootOr("cli")))
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .orShould()
                        .callMethod(Throwable.class, "printStackTrace")
                        .because("standard output of the engine carries messages, and that of the desk is for scripts"),
                noClasses()
                        .that(not(resideInAPackage(APP)))
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class, int.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", Duration.class)
                        .because(
                                "what waits for a time is a timer, which can be stopped and tested; only a main may, before it halts"),
                fields().that(mutableStatic())
                        .should()
                        .notBeStatic()
                        .because("state has an owner and a thread, and two of anything can be made in one test"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rule(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    @Test
    void there_is_something_to_check() {
        assertFalse(PROGRAM.that(resideInAPackage(in("call"))).isEmpty(), "no classes found");
        assertFalse(PROGRAM.that(resideInAPackage(in("negotiation"))).isEmpty(), "no classes found");
    }

    /** A package of the program and all below it. */
    private static String in(String name) {
        return APP + "." + name + "..";
    }

    /** The package uses itself, the JDK and these. */
    private static ArchRule uses(String name, String why, String... others) {
        List<String> allowed = new ArrayList<>(List.of(in(name), "java.."));
        allowed.addAll(Arrays.asList(others));
        return classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .because(why);
    }

    /** Of our own packages this one uses itself and these. */
    private static ArchRule usesOfOurs(String name, String why, String... others) {
        List<String> allowed = new ArrayList<>(List.of(in(name)));
        allowed.addAll(Arrays.asList(others));
        return classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.parley..")).or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .because(why);
    }

    private static ArchRule usesNot(String name, String why, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(in(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because(why);
    }

    private static DescribedPredicate<JavaClass> inTheRootOr(String name) {
        return resideInAnyPackage(APP, in(name));
    }

    private static DescribedPredicate<JavaField> mutableStatic() {
        return DescribedPredicate.describe("are static, not final and written by people", field -> {
            var modifiers = field.getModifiers();
            return modifiers.contains(STATIC) && !modifiers.contains(FINAL) && !modifiers.contains(SYNTHETIC);
        });
    }
}
