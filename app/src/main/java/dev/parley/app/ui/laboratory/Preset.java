package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.text.Texts;
import java.util.Locale;

/** Constraints that people often want to try. */
enum Preset {
    VGA {
        @Override
        void fill(VideoEditor editor) {
            size(editor, Member.IDEAL, "640", "480");
        }
    },
    HD {
        @Override
        void fill(VideoEditor editor) {
            size(editor, Member.IDEAL, "1280", "720");
        }
    },
    FULL_HD {
        @Override
        void fill(VideoEditor editor) {
            size(editor, Member.IDEAL, "1920", "1080");
        }
    },
    UHD {
        @Override
        void fill(VideoEditor editor) {
            size(editor, Member.EXACT, "3840", "2160");
        }
    },
    SQUARE {
        @Override
        void fill(VideoEditor editor) {
            editor.text(VideoProperty.ASPECT_RATIO, Member.EXACT).set("1:1");
        }
    },
    SLOW {
        @Override
        void fill(VideoEditor editor) {
            editor.text(VideoProperty.FRAME_RATE, Member.EXACT).set("10");
        }
    };

    /** Types it into an editor that is empty. */
    abstract void fill(VideoEditor editor);

    String words() {
        return Texts.of("lab.preset." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void size(VideoEditor editor, Member member, String width, String height) {
        editor.text(VideoProperty.WIDTH, member).set(width);
        editor.text(VideoProperty.HEIGHT, member).set(height);
    }
}
