package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTest {
    @Test
    void a_code_has_three_groups_and_no_letter_that_looks_like_a_digit() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            InvitationCode code = InvitationCode.random(random);
            assertTrue(code.text().matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}"), code.text());
            assertEquals(code, InvitationCode.typed(code.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7KQ2-MFXD-90T1",
                "7kq2mfxd90t1",
                " 7KQ2 MFXD 90T1 ",
                "7KQ2-MFXD-9OTI",
                "7kq2-mfxd-9otl",
                "7-K-Q-2-M-F-X-D-9-0-T-1"
            })
    void however_it_is_typed_it_is_the_same_code(String typed) {
        assertArrayEquals(
                new InvitationCode("7KQ2-MFXD-90T1").hash(),
                InvitationCode.typed(typed).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7KQ2", "7KQ2-MFXD-90T11", "7KQ2-MFXD-90T2"})
    void other_texts_are_other_codes(String typed) {
        assertFalse(Arrays.equals(
                new InvitationCode("7KQ2-MFXD-90T1").hash(),
                InvitationCode.typed(typed).hash()));
    }

    @Test
    void a_code_stays_out_of_the_log() {
        assertEquals("InvitationCode[]", new InvitationCode("7KQ2-MFXD-90T1").toString());
        assertEquals("DeviceToken[id]", new DeviceToken("id", "id.secret").toString());
    }
}
