package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What one attacker does until they are cut off or done; then they begin again. */
final class Moves {
    private Moves() {}

    /** Attacks once, as the attacker of that number. Blocks. */
    static void make(Attack attack, Site site, int number) throws IOException, InterruptedException {
        switch (attack) {
            case SILENT -> silent(site, number);
            case SLOW_READERS -> slowReaders(site, number);
            case SLOW_WRITERS -> slowWriters(site, number);
            case HUGE_FRAMES -> hugeFrames(site, number);
            case DEEP_JSON -> deepJson(site, number);
            case FLOOD -> flood(site, number);
            case PASSWORDS -> passwords(site, number);
            case CANDIDATES -> candidates(site, number);
            case IMPERSONATION -> impersonation(site, number);
            case REPLAY -> replay(site, number);
        }
    }

    private static void silent(Site site, int number) throws IOException {
        try (AttackSocket socket = AttackSocket.connect(site.server(), number / 20)) {
            if (number % 2 == 0) {
                socket.raw(new byte[] {22, 3, 1, 2, 0, 1});
            }
            socket.awaitEnd();
            site.count("cut off");
        }
    }

    private static void slowReaders(Site site, int number) throws IOException {
        try (AttackSocket reader = AttackSocket.signedIn(site.server(), site.account(2 * number));
                AttackSocket talker = AttackSocket.signedIn(site.server(), site.account(2 * number + 1))) {
            talker.drain();
            String call = site.call();
            talker.text(ParleyDialect.invite(1, call, Accounts.name(site.account(2 * number))));
            String rest = ",\"callId\":\"" + call + "\",\"toDevice\":\"" + reader.device()
                    + "\",\"generation\":1,\"sdpType\":\"offer\",\"sdp\":\"" + "s".repeat(47_000) + "\"}";
            for (int id = 2; id < 252 && !site.isOver(); id++) {
                talker.text("{\"type\":\"description\",\"id\":" + id + rest);
            }
            site.count("calls");
        }
    }

    private static void slowWriters(Site site, int number) throws IOException, InterruptedException {
        try (AttackSocket socket = AttackSocket.connect(site.server(), number / 20)) {
            socket.tls();
            String request = LoadSocket.upgrade("/", "parley.v1");
            if (number % 2 == 0) {
                slowly(site, socket, request.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                socket.raw(request.getBytes(StandardCharsets.ISO_8859_1));
                slowly(site, socket, AttackSocket.frame("{\"type\":\"" + "x".repeat(10_000) + "\"}"));
            }
        } finally {
            site.count("cut off");
        }
    }

    private static void hugeFrames(Site site, int number) throws IOException {
        try (AttackSocket socket = AttackSocket.connect(site.server(), number)) {
            socket.open();
            socket.raw(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x7f, -1, -1, -1, 0, 0, 0, 0});
            socket.drain();
            while (!site.isOver()) {
                socket.raw(new byte[16_384]);
            }
        } finally {
            site.count("cut off");
        }
    }

    private static void deepJson(Site site, int number) throws IOException {
        try (AttackSocket socket = AttackSocket.signedIn(site.server(), site.account(number))) {
            byte[] lists = AttackSocket.frame("[".repeat(60_000));
            byte[] objects = AttackSocket.frame("{\"a\":".repeat(12_000));
            while (!site.isOver()) {
                socket.raw(lists);
                socket.readUntil("\"error\"");
                socket.raw(objects);
                socket.readUntil("\"error\"");
                site.count("refused", 2);
            }
        }
    }

    private static void flood(Site site, int number) throws IOException {
        try (AttackSocket socket = AttackSocket.signedIn(site.server(), site.account(number))) {
            socket.drain();
            int id = 1;
            while (!site.isOver()) {
                StringBuilder many = new StringBuilder();
                for (int i = 0; i < 50; i++) {
                    byte[] frame = AttackSocket.frame(
                            "{\"type\":\"set-away\",\"id\":" + id++ + ",\"away\":" + (id % 2 == 0) + "}");
                    many.append(new String(frame, StandardCharsets.ISO_8859_1));
                }
                socket.raw(many.toString().getBytes(StandardCharsets.ISO_8859_1));
                site.count("requests", 50);
            }
        }
    }

    private static void passwords(Site site, int number) throws IOException, InterruptedException {
        try (AttackSocket socket = AttackSocket.connect(site.server(), number / 4)) {
            socket.open();
            while (!site.isOver()) {
                socket.text(ParleyDialect.signIn(Accounts.name(number % 10), "guess " + site.call()));
                String answer = socket.read();
                site.count(AttackSocket.isSignedIn(answer) ? Site.HARM : Payloads.word(answer, "code"));
                site.pause(5);
            }
        }
    }

    private static void candidates(Site site, int number) throws IOException {
        try (AttackSocket caller = AttackSocket.signedIn(site.server(), site.account(2 * number));
                AttackSocket callee = AttackSocket.signedIn(site.server(), site.account(2 * number + 1))) {
            caller.drain();
            callee.drain();
            String call = site.call();
            caller.text(ParleyDialect.invite(1, call, Accounts.name(site.account(2 * number + 1))));
            for (int id = 2; !site.isOver(); id++) {
                caller.text("{\"type\":\"candidate\",\"id\":" + id + ",\"callId\":\"" + call + "\",\"toDevice\":\""
                        + callee.device() + "\",\"generation\":" + (1 + id / 300) + ",\"candidate\":\""
                        + Payloads.candidate(id) + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}");
                site.count("candidates");
            }
        }
    }

    private static void impersonation(Site site, int number) throws IOException, InterruptedException {
        String me = Accounts.name(site.account(2 * number));
        try (AttackSocket caller = AttackSocket.signedIn(site.server(), site.account(2 * number));
                AttackSocket callee = AttackSocket.signedIn(site.server(), site.account(2 * number + 1))) {
            for (int id = 1; !site.isOver(); id += 2) {
                String victim = Accounts.name(site.honest());
                String call = site.call();
                caller.text("{\"type\":\"invite\",\"id\":" + id + ",\"callId\":\"" + call + "\",\"to\":\""
                        + Accounts.name(site.account(2 * number + 1)) + "\",\"video\":true,\"from\":\"" + victim
                        + "\",\"fromDevice\":\"x\",\"fromDisplayName\":\"x\",\"username\":\"" + victim + "\"}");
                String incoming = callee.readUntil("\"incoming\"");
                site.count(incoming.contains("\"from\":\"" + me + "\"") ? "seen as who they are" : Site.HARM);
                caller.readUntil("\"re\":" + id + "}");
                // The calls of honest clients have names that can be known here.
                String other = LoadPair.callId(victim, 1 + site.random(1_000));
                caller.text("{\"type\":\"end\",\"id\":" + (id + 1) + ",\"callId\":\"" + other
                        + "\",\"reason\":\"hung-up\"}");
                site.count(
                        caller.readUntil("\"re\":" + (id + 1)).contains("unknown-call")
                                ? "kept out of calls"
                                : Site.HARM);
                caller.text("{\"type\":\"end\",\"id\":" + (id + 2) + ",\"callId\":\"" + call
                        + "\",\"reason\":\"cancelled\"}");
                id++;
                // As fast as an account may call.
                site.pause(500);
            }
        }
    }

    private static void replay(Site site, int number) throws IOException {
        int address = 50 * number;
        String first;
        String session;
        try (AttackSocket owner = AttackSocket.signedIn(site.server(), site.account(number))) {
            first = owner.deviceToken();
        }
        String token = first;
        for (int i = 0; i < 2; i++) {
            try (AttackSocket owner = AttackSocket.connect(site.server(), address)) {
                owner.open();
                owner.text(ParleyDialect.signInByToken(token));
                owner.expectSignedIn();
                token = owner.deviceToken();
                session = owner.token();
                owner.text("{\"type\":\"sign-out\",\"id\":1,\"forget\":false}");
                owner.readUntil("\"re\":1");
            }
            try (AttackSocket thief = AttackSocket.connect(site.server(), address)) {
                thief.open();
                thief.text("{\"type\":\"resume\",\"id\":0,\"token\":\"" + session + "\",\"lastSeq\":0}");
                site.count(AttackSocket.isSignedIn(thief.read()) ? Site.HARM : "refused");
            }
        }
        for (int i = 1; !site.isOver(); i++) {
            try (AttackSocket thief = AttackSocket.connect(site.server(), address + i / 20 % 50)) {
                thief.open();
                thief.text(ParleyDialect.signInByToken(i % 2 == 0 ? first : first + "x"));
                site.count(AttackSocket.isSignedIn(thief.read()) ? Site.HARM : "refused");
            }
        }
    }

    private static void slowly(Site site, AttackSocket socket, byte[] bytes) throws IOException, InterruptedException {
        for (byte each : bytes) {
            if (site.isOver()) {
                return;
            }
            socket.raw(new byte[] {each});
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
