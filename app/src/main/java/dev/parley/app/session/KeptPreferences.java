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
        List<KeptDevices.Kept> now = devices(kept).get(kind).prefer(choice).ranked().stream()
                .map(one -> new KeptDevices.Kept(one.value(), one.name()))
                .toList();
        return switch (kind) {
            case CAMERA -> new KeptDevices(now, kept.microphones(), kept.speakers());
            case MICROPHONE -> new KeptDevices(kept.cameras(), now, kept.speakers());
            case SPEAKER -> new KeptDevices(kept.cameras(), kept.microphones(), now);
        };
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

    private static DevicePreference preference(List<KeptDevices.Kept> kept) {
        return kept.isEmpty()
                ? DevicePreference.DEFAULT
                : new DevicePreference(kept.stream()
                        .map(one -> new DeviceChoice(one.id(), one.name()))
                        .toList());
    }
}
