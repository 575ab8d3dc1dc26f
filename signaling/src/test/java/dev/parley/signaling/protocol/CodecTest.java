package dev.parley.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static ProtocolException refused(String text) {
        return assertThrows(ProtocolException.class, () -> Codec.decodeRequest(text), text);
    }

    @ParameterizedTest(name = "{index} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | JSON object",
                "`{` | not JSON",
                "`nonsense` | not JSON",
                "`{'type':'ack','id':1,'seq':1}` | not JSON",
                "`{\"type\":\"ack\",\"id\":1,\"seq\":1,}` | not JSON",
                "`{\"type\":\"ack\",\"id\":1,\"seq\":1} {}` | not JSON",
                "`[]` | JSON object",
                "`null` | JSON object",
                "`7` | JSON object",
                "`{\"id\":1}` | \"type\" is missing",
                "`{\"type\":7,\"id\":1}` | \"type\" must be a string",
                "`{\"type\":null,\"id\":1}` | \"type\" must be a string",
                "`{\"type\":\"ack\",\"seq\":1}` | \"id\" is missing",
                "`{\"type\":\"ack\",\"id\":null,\"seq\":1}` | \"id\" must be a number",
                "`{\"type\":\"ack\",\"id\":\"1\",\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":-1,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":1.5,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":1e400,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":1e999999999,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":9007199254740992,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":99999999999999999999999,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"ack\",\"id\":true,\"seq\":1}` | \"id\" must be a whole number",
                "`{\"type\":\"set-away\",\"id\":1,\"away\":\"true\"}` | \"away\" must be true or false",
                "`{\"type\":\"set-away\",\"id\":1,\"away\":{}}` | \"away\" must be true or false",
                "`{\"type\":\"end\",\"id\":1,\"callId\":\"x\",\"reason\":\"HUNG_UP\"}` | \"reason\" has a word",
                "`{\"type\":\"renew\",\"id\":1,\"callId\":\"x\",\"toDevice\":\"d\",\"generation\":0}` | \"generation\" must",
                "`{\"type\":\"media\",\"id\":1,\"callId\":\"x\",\"toDevice\":\"d\",\"microphone\":true,\"camera\":true,\"screen\":0}` | \"screen\" must",
                "`{\"type\":\"recording\",\"id\":1,\"callId\":\"x\",\"toDevice\":\"d\",\"state\":\"on\",\"question\":0}` | \"question\" must",
                "`{\"type\":\"recording\",\"id\":1,\"callId\":\"x\",\"toDevice\":\"d\",\"state\":\"secret\",\"question\":1}` | \"state\" has a word",
                "`{\"type\":\"renew\",\"id\":1,\"callId\":[\"x\"],\"toDevice\":\"d\",\"generation\":1}` | \"callId\" must be",
            })
    void malformed_requests_are_refused_and_the_field_is_named(String text, String message) {
        ProtocolException e = refused(text);
        assertEquals(ErrorCode.BAD_MESSAGE, e.code());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void deep_nesting_costs_nothing() {
        refused("[".repeat(60_000));
        refused("{\"a\":".repeat(10_000));
        refused("{\"type\":\"ack\",\"id\":1,\"seq\":1,\"x\":" + "[".repeat(17) + "]".repeat(17) + "}");
    }

    @Test
    void unknown_types_are_told_from_bad_messages_and_keep_their_number() {
        ProtocolException e = refused("{\"type\":\"dance\",\"id\":12}");
        assertEquals(ErrorCode.UNKNOWN_TYPE, e.code());
        assertEquals(12, e.number());
        assertEquals(-1, refused("{\"type\":\"dance\"}").number());
        ProtocolException event =
                assertThrows(ProtocolException.class, () -> Codec.decodeEvent("{\"type\":\"dance\",\"seq\":9}"));
        assertEquals(9, event.number());
    }

    @Test
    void unknown_fields_are_ignored() throws ProtocolException {
        assertEquals(
                new Codec.RequestFrame(1, new Request.Ack(2)),
                Codec.decodeRequest("{\"type\":\"ack\",\"id\":1,\"seq\":2,\"later\":{\"a\":[1.5,null]}}"));
    }

    @Test
    void who_says_nothing_of_a_screen_shares_none() throws ProtocolException {
        String older = "{\"type\":\"media\",\"%s,\"callId\":\"x\",\"%s\":\"d\",\"microphone\":true,\"camera\":false}";
        assertEquals(
                new Request.Media("x", "d", true, false, false),
                Codec.decodeRequest(older.formatted("id\":1", "toDevice")).request());
        assertEquals(
                new Event.Media("x", "d", true, false, false),
                Codec.decodeEvent(older.formatted("seq\":1", "fromDevice")).event());
    }

    @Test
    void text_survives_whatever_it_holds() throws ProtocolException {
        String text = "v=0\r\n\u2028\"\\ <é> 日本 \uD83D\uDE00\u0000";
        Request request = new Request.Description("c", "d", 1, "offer", text);
        assertEquals(request, Codec.decodeRequest(Codec.encode(1, request)).request());
    }

    @Test
    void an_event_needs_its_number_and_a_reply_has_none() throws ProtocolException {
        assertThrows(ProtocolException.class, () -> Codec.decodeEvent("{\"type\":\"going-away\",\"retryAfterMs\":1}"));
        assertEquals("{\"type\":\"ok\",\"re\":3}", Codec.encode(9, new Event.Ok(3)));
        Event.Refused withoutNumber = new Event.Refused(-1, ErrorCode.BAD_MESSAGE, "m");
        assertEquals(
                withoutNumber, Codec.decodeEvent(Codec.encode(0, withoutNumber)).event());
    }

    @Test
    void secrets_stay_out_of_the_log() {
        assertTrue(!new Request.SignIn("anna", "secret", "d", "").toString().contains("secret"));
        assertTrue(
                !new Request.Register("anna", "secret", "A", "d", "").toString().contains("secret"));
        assertTrue(!new Request.Resume("secret", 1).toString().contains("secret"));
        assertTrue(!new Request.SignInByToken("secret").toString().contains("secret"));
        assertTrue(!new Request.ChangePassword("secret", "secret").toString().contains("secret"));
        assertTrue(!new Request.DeleteAccount("secret").toString().contains("secret"));
    }
}
