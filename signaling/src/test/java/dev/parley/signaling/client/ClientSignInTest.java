package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the client gets a session, and what it does when it gets none. */
class ClientSignInTest extends PlayedServer {
    @Test
    void a_server_that_never_answers_the_sign_in_is_given_up() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        time.pass(Duration.ofSeconds(10));
        assertEquals(
                "The server does not answer.",
                assertInstanceOf(Lost.class, told.remove()).why());
    }

    @Test
    void a_refused_sign_in_stays_refused_until_somebody_tries() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        Event.Refused wrong = new Event.Refused(0, ErrorCode.WRONG_CREDENTIALS, "wrong");
        link.say(0, wrong);
        assertEquals(new ConnectionListener.Refusal.SignInRefused(wrong), told.remove());
        FakeLink old = link;
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
        client.tryNow();
        time.settle();
        assertNotSame(old, link);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NAME_TAKEN", "INVITATION_NEEDED"})
    void a_registration_whose_answer_was_lost_is_not_refused(ErrorCode code) {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk"));
        link.open();
        assertInstanceOf(Request.Register.class, link.next());
        link.close();
        reconnect();
        assertInstanceOf(Request.Register.class, link.next());
        link.say(0, new Event.Refused(0, code, "taken"));
        assertInstanceOf(Request.SignIn.class, link.next());
        link.say(0, session(false));
        assertInstanceOf(Event.SignedIn.class, told.remove());
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NAME_TAKEN", "INVITATION_NEEDED"})
    void what_was_taken_by_somebody_else_is_said_and_not_that_the_password_is_wrong(ErrorCode code) {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk"));
        link.open();
        link.next();
        link.close();
        reconnect();
        link.next();
        Event.Refused taken = new Event.Refused(0, code, "taken");
        link.say(0, taken);
        assertInstanceOf(Request.SignIn.class, link.next());
        link.say(0, new Event.Refused(0, ErrorCode.WRONG_CREDENTIALS, "wrong"));
        assertEquals(new ConnectionListener.Refusal.SignInRefused(taken), told.remove());
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NAME_TAKEN", "INVITATION_NEEDED"})
    void a_first_registration_that_is_refused_is_not_tried_otherwise(ErrorCode code) {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk"));
        link.open();
        link.say(0, new Event.Refused(0, code, "taken"));
        assertInstanceOf(ConnectionListener.Refusal.SignInRefused.class, told.remove());
    }

    @Test
    void closing_signs_out_and_does_not_wait_for_ever() {
        signIn();
        client.close();
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Request.SignOut(false), link.next());
        assertTrue(link.killed);
        assertTrue(told.isEmpty());
    }

    private void sessionExpires() {
        told.clear();
        link.close();
        reconnect();
        assertInstanceOf(Request.Resume.class, link.next());
        link.say(0, new Event.Refused(0, ErrorCode.SESSION_EXPIRED, "over"));
    }

    @Test
    void a_device_that_was_signed_in_before_needs_no_password() {
        start(new SignalingClient.Credentials.Token("d1.kept"));
        link.open();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
        link.say(0, session(false));
        assertEquals(
                "d1.secret",
                assertInstanceOf(Event.SignedIn.class, told.remove()).deviceToken());
    }

    @Test
    void a_device_says_who_it_was_when_it_signs_in_with_the_password_again() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk", "d1"));
        link.open();
        assertEquals(new Request.SignIn("anna", "password", "desk", "d1"), link.next());
    }

    @Test
    void each_sign_in_uses_the_token_of_the_last_one() {
        signIn();
        sessionExpires();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next());
        link.say(0, session(false, "d1.second"));
        told.clear();
        link.close();
        reconnect();
        assertEquals(new Request.Resume("token", 0), link.next());
        link.say(0, session(true));
        sessionExpires();
        assertEquals(new Request.SignInByToken("d1.second"), link.next(), "a resume brings none");
    }

    @Test
    void a_token_whose_answer_was_lost_is_sent_again() {
        start(new SignalingClient.Credentials.Token("d1.kept"));
        link.open();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
        link.close();
        reconnect();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
    }

    @Test
    void a_token_that_is_over_asks_for_the_password_which_nobody_has_kept() {
        signIn();
        sessionExpires();
        link.next();
        link.say(0, new Event.Refused(0, ErrorCode.TOKEN_EXPIRED, "over"));
        assertEquals(new ConnectionListener.Refusal.PasswordNeeded(), told.remove());
        FakeLink old = link;
        assertTrue(old.killed);
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
    }

    @Test
    void a_service_has_no_token_and_signs_in_with_its_password_again() {
        start(new SignalingClient.Credentials.Password("echo", "secret", "server"));
        link.open();
        link.next();
        link.say(0, session(false, ""));
        sessionExpires();
        assertEquals(new Request.SignIn("echo", "secret", "server", ""), link.next());
    }

    @Test
    void who_is_signed_out_by_the_server_does_not_come_back_by_itself() {
        signIn();
        link.say(1, new Event.SignedOut(SignedOutReason.REVOKED));
        assertEquals(new ConnectionListener.Refusal.SignedOut(SignedOutReason.REVOKED), told.remove());
        assertTrue(told.isEmpty());
        FakeLink old = link;
        old.close();
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
        client.tryNow();
        time.settle();
        link.open();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next(), "no session is resumed");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"INTERNAL", "RATE_LIMITED"})
    void a_server_in_trouble_is_tried_again_by_who_was_signed_in(ErrorCode trouble) {
        signIn();
        sessionExpires();
        link.next();
        link.say(0, new Event.Refused(0, trouble, "The disk is full."));
        assertEquals(
                "The disk is full.", assertInstanceOf(Lost.class, told.peek()).why());
        reconnect();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next());
    }

    @Test
    void who_waits_at_a_form_is_told_of_trouble_at_once() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        Event.Refused trouble = new Event.Refused(0, ErrorCode.INTERNAL, "The disk is full.");
        link.say(0, trouble);
        assertEquals(new ConnectionListener.Refusal.SignInRefused(trouble), told.remove());
    }

    @Test
    void an_invitation_goes_with_the_registration() {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk", "7KQ2-MFXD-90TC"));
        link.open();
        assertEquals(new Request.Register("anna", "password", "Anna", "desk", "7KQ2-MFXD-90TC"), link.next());
    }

    @Test
    void signing_out_for_good_ends_the_token_and_closing_does_not() {
        signIn();
        client.signOut();
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Request.SignOut(true), link.next());
        assertTrue(link.killed);
    }
}
