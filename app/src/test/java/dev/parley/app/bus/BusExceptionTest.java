package dev.parley.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.bus.BusException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "org.freedesktop.DBus.Error.ServiceUnknown, GONE",
        "org.freedesktop.DBus.Error.NameHasNoOwner, GONE",
        "org.freedesktop.DBus.Error.NoReply, GONE",
        "org.freedesktop.DBus.Error.Disconnected, GONE",
        "org.freedesktop.DBus.Error.Spawn.ExecFailed, GONE",
        "org.freedesktop.DBus.Error.AccessDenied, FAILED",
        "org.freedesktop.portal.Error.NotAllowed, FAILED",
        "org.freedesktop.Secret.Error.IsLocked, FAILED",
        "com.example.Error.Broken, FAILED"
    })
    void an_error_says_whether_nobody_is_there(String error, Reason reason) {
        assertEquals(reason, BusException.answer(error, "Ask", "").reason());
    }

    @Test
    void an_error_is_known_by_its_last_part_and_what_is_no_answer_has_none() {
        BusException refused = BusException.answer("org.freedesktop.Secret.Error.IsLocked", "GetSecret", "[no]");
        assertTrue(refused.is("IsLocked"));
        assertFalse(refused.is("Locked"));
        assertEquals("org.freedesktop.Secret.Error.IsLocked to GetSecret: [no]", refused.getMessage());
        assertFalse(new BusException(Reason.FAILED, "it failed", null).is("IsLocked"));
    }
}
