package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.EngineEvent.HearingYourself;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.settings.KeptDevices;
import dev.parley.app.settings.SoundPreferences;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between what is kept on the disk and what the engine is told, each of which changes for reasons of its own. Pure. */
final class KeptPreferences {
    private KeptPreferences() {}

    static Map<DeviceKind, DevicePreference> devices(KeptDevices kept) {
        Map<DeviceKind, DevicePreference> preferred = new EnumMap<>(DeviceKind.class);
        preferred.put(DeviceKind.CAMERA, preference(kept.cameras()));
        preferred.put(DeviceKind.MICROPHONE, preference(kept.microphones()));
        preferred.put(DeviceKind.SPEAKER, preference(kept.speakers()));
        return preferred;
    }

    /** What was kept, with {@code choice} before all that was chosen of its kind. */
    static KeptDevices prefer(KeptDevices kept, DeviceKind kind, DeviceChoice choice) {
        List<KeptDevices.Kept> now = keep(devices(kept).get(kind).prefer(choice));
        return switch (kind) {
            case CAMERA -> new KeptDevices(now, kept.microphones(), kept.speakers(), kept.ringers());
            case MICROPHONE -> new KeptDevices(kept.cameras(), now, kept.speakers(), kept.ringers());
            case SPEAKER -> new KeptDevices(kept.cameras(), kept.microphones(), now, kept.ringers());
        };
    }

    static DevicePreference ringer(KeptDevices kept) {
        return kept.ringers().isEmpty() ? DevicePreference.NONE : preference(kept.ringers());
    }

    /** What was kept, with {@code choice} before all that was chosen to ring on. */
    static KeptDevices preferRinger(KeptDevices kept, DeviceChoice choice) {
        List<KeptDevices.Kept> now = keep(ringer(kept).prefer(choice));
        return new KeptDevices(kept.cameras(), kept.microphones(), kept.speakers(), now);
    }

    static SoundView sound(SoundPreferences kept) {
        SoundProcessing.NoiseSuppression noise =
                switch (kept.noiseSuppression()) {
                    case "off" -> SoundProcessing.NoiseSuppression.OFF;
                    case "low" -> SoundProcessing.NoiseSuppression.LOW;
                    default -> SoundProcessing.NoiseSuppression.HIGH;
                };
        SoundProcessing processing =
                new SoundProcessing(kept.echoCancellation(), noise, kept.autoGainControl(), kept.original());
        return new SoundView(processing, kept.warnWhenMuted(), false, HearingYourself.Phase.IDLE);
    }

    static SoundPreferences keep(SoundView sound) {
        SoundProcessing processing = sound.processing();
        return new SoundPreferences(
                processing.echoCancellation(),
                processing.noiseSuppression().name().toLowerCase(Locale.ROOT),
                processing.autoGainControl(),
                processing.original(),
                sound.warnWhenMuted());
    }

    private static List<KeptDevices.Kept> keep(DevicePreference preference) {
        return preference.ranked().stream()
                .map(one -> new KeptDevices.Kept(one.value(), one.name()))
                .toList();
    }

    private static DevicePreference preference(List<KeptDevices.Kept> kept) {
        return kept.isEmpty()
                ? DevicePreference.DEFAULT
                : new DevicePreference(kept.stream()
                        .map(one -> new DeviceChoice(one.id(), one.name()))
                        .toList());
    }
}
