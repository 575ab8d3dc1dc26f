package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "Tea with Ada > Tea with Ada",
                "`  a/b\\c: d*e?  ` > a b c d e",
                "`con` > _con",
                "`LPT1.2026` > _LPT1.2026",
                "console > console",
                "`...hidden...` > hidden",
                "`Zoë 王 👩‍💻` > Zoë 王 👩 💻",
                "`\t\n` > ``",
                "`..` > ``"
            })
    void a_name_is_one_on_every_system(String title, String name) {
        assertEquals(name, FileTitle.of(title));
    }

    @Test
    void a_long_one_is_cut_between_letters() {
        String name = FileTitle.of("王".repeat(200));
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 180);
        assertEquals("王".repeat(60), name);
    }
}
