package dev.parley.app.engine.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import java.io.IOException;
import java.util.List;
import javax.sound.sampled.Mixer;
import org.junit.jupiter.api.Test;

class JavaOutputTest {
    private static final class Named extends Mixer.Info {
        Named(String name) {
            super(name, "", "", "");
        }
    }

    private static Device speaker(String name) {
        return new Device(DeviceKind.SPEAKER, "{0.0.0}", name, false);
    }

    @Test
    void a_speaker_is_found_by_its_name() throws IOException {
        List<Mixer.Info> mixers =
                List.of(new Named("Primary Sound Driver"), new Named("Port Speakers"), new Named("Speakers"));
        assertEquals("Speakers", JavaOutput.find(speaker("Speakers"), mixers).getName());
        assertNull(JavaOutput.find(null, mixers), "the system's own choice");
        assertThrows(IOException.class, () -> JavaOutput.find(speaker("Headset"), mixers));
    }
}
