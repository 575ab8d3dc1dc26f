package dev.parley.app.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeModelTest {
    @ParameterizedTest
    @CsvSource({
        "wss://a.example:8443,wss://a.example:8443",
        "a.example:8443,wss://a.example:8443",
        "' wss://192.168.1.20:1/ ',wss://192.168.1.20:1",
        "WSS://a:65535,wss://a:65535",
        "[::1]:8443,wss://[::1]:8443",
    })
    void addresses_are_understood(String typed, URI url) {
        assertEquals(url, WelcomeModel.address(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wss://",
                "a.example",
                "ws://a:1",
                "https://a:1",
                "a:0",
                "a:65536",
                "a b:1",
                "wss://u@a:1",
                "wss://a:1/x",
                "wss://a:1?q",
                "wss://a:port"
            })
    void what_is_no_address_is_refused(String typed) {
        assertNull(WelcomeModel.address(typed));
    }

    @Test
    void usernames_keep_the_rules_of_the_server() {
        for (String good : new String[] {"ad", "a1", "ada.l_o-v", "0".repeat(32)}) {
            assertEquals(true, WelcomeModel.goodUsername(good), good);
        }
        for (String bad : new String[] {"", "a", "Ada", "-ada", "ada.", "a b", "ädä", "0".repeat(33)}) {
            assertEquals(false, WelcomeModel.goodUsername(bad), bad);
        }
    }
}
