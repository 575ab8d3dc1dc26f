package dev.parley.signaling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions in which the packages may know each other. */
class ArchitectureTest {
    private static final String ROOT = "dev.parley.signaling.";

    /** Read once; never changed. */
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.signaling");

    @Test
    void protocol_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "protocol")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.google.gson..", ROOT + "protocol")
                .because("a message means the same to client, server and whoever writes another one")
                .check(ALL);
    }

    @Test
    void store_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "store")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.sqlite..", "org.slf4j..", ROOT + "store")
                .because("what is on the disk outlives every version of the protocol")
                .check(ALL);
    }

    @Test
    void tls_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "tls")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "javax.security.auth.x500..",
                        "org.bouncycastle..",
                        "org.slf4j..",
                        ROOT + "tls")
                .because("who the server is has nothing to do with what is said to it")
                .check(ALL);
    }

    @Test
    void stun_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "stun")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "javax.net..", "org.slf4j..", ROOT + "stun")
                .because("what anybody may send over UDP is kept away from accounts and calls")
                .check(ALL);
    }

    @Test
    void local_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "local")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.slf4j..", ROOT + "local")
                .because("a second start of the desktop program loads it and nothing else")
                .check(ALL);
    }

    @Test
    void upgrade_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "upgrade")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "upgrade")
                .because("what reads a stranger's first bytes is tested without a network")
                .check(ALL);
    }

    @Test
    void client_knows_only_the_protocol() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "server",
                        ROOT + "store",
                        ROOT + "stun",
                        ROOT + "tls",
                        ROOT + "upgrade",
                        ROOT + "websocket")
                .because("a client must work with a server of another version, and on another computer")
                .check(ALL);
    }

    @Test
    void server_does_not_know_the_client() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "client")
                .because("what both need belongs to the protocol")
                .check(ALL);
    }

    @Test
    void nothing_knows_the_program_around_it() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parley.app..", "javafx..", "dev.onvoid..")
                .because("the server runs on machines without a screen")
                .check(ALL);
    }

    @Test
    void nothing_knows_the_server_as_a_program() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "program..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "program..", "picocli..", "ch.qos.logback..", "io.prometheus..", "com.sun..")
                .because("the same server runs inside the desktop program, which has a command line, a log and measures"
                        + " of its own or none")
                .check(ALL);
    }

    @Test
    void the_server_as_a_program_does_not_know_the_client() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "program..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "client")
                .because("a machine that only introduces people is nobody's client")
                .check(ALL);
    }

    @Test
    void sockets_stay_at_the_rim() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "server")
                .and()
                .haveNameNotMatching(".*(Socket|Listener|SignalingServer|TransportConfig).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net", "java.nio.channels", ROOT + "websocket")
                .because("the routing core is tested without a network")
                .check(ALL);
    }

    @Test
    void websocket_knows_nobody() {
        classes()
                .that()
                .resideInAPackage(ROOT + "websocket")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "org.java_websocket.drafts..",
                        "org.java_websocket.enums..",
                        "org.java_websocket.exceptions..",
                        "org.java_websocket.framing..",
                        "org.java_websocket.util..",
                        "org.slf4j..",
                        ROOT + "upgrade",
                        ROOT + "websocket")
                .because(
                        "the rules of RFC 6455 are the same whatever is said, and the library's own server breaks some")
                .check(ALL);
    }

    @Test
    void frames_are_the_business_of_the_rim() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "client", ROOT + "websocket")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.java_websocket..")
                .because("what is said does not depend on how it is framed")
                .check(ALL);
    }
}
