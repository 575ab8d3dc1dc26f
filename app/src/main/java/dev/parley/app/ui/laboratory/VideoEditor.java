package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.ConstrainDouble;
import dev.parley.app.engine.api.constraints.MediaTrackConstraintSet;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.ui.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The constraints on a camera as they are typed: a text for each property and member. JavaFX thread. */
final class VideoEditor {
    private final Map<VideoProperty, Map<Member, StringProperty>> texts = new EnumMap<>(VideoProperty.class);
    private final ObjectProperty<ResizeChoice> resizeMode = new SimpleObjectProperty<>(ResizeChoice.ANY);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param changed called after each change */
    VideoEditor(Runnable changed) {
        Runnable typed = () -> {
            problem.set(findProblem());
            changed.run();
        };
        for (VideoProperty property : VideoProperty.values()) {
            Map<Member, StringProperty> row = new EnumMap<>(Member.class);
            for (Member member : Member.values()) {
                StringProperty text = new SimpleStringProperty("");
                text.addListener(o -> typed.run());
                row.put(member, text);
            }
            texts.put(property, row);
        }
        resizeMode.addListener(o -> typed.run());
    }

    /** What is typed into one field. */
    StringProperty text(VideoProperty property, Member member) {
        return texts.get(property).get(member);
    }

    ObjectProperty<ResizeChoice> resizeMode() {
        return resizeMode;
    }

    /** How it was read. */
    Typed typed(VideoProperty property, Member member) {
        return Typed.read(property, text(property, member).get());
    }

    /** What is wrong with the first field that can't be read; empty where all can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    boolean isReadable() {
        return problem.get().isEmpty();
    }

    /** Whether nothing is typed and nothing is chosen. */
    boolean isEmpty() {
        return resizeMode.get() == ResizeChoice.ANY
                && texts.values().stream().allMatch(row -> row.values().stream()
                        .allMatch(text -> text.get().isEmpty()));
    }

    void reset() {
        texts.values().forEach(row -> row.values().forEach(text -> text.set("")));
        resizeMode.set(ResizeChoice.ANY);
    }

    /** Takes a preset in place of all that is there. */
    void take(Preset preset) {
        reset();
        preset.fill(this);
    }

    /** What is wanted; meaningful where all can be read. */
    MediaTrackConstraints constraints() {
        MediaTrackConstraintSet basic = MediaTrackConstraintSet.NONE
                .withWidth(wanted(VideoProperty.WIDTH))
                .withHeight(wanted(VideoProperty.HEIGHT))
                .withFrameRate(wanted(VideoProperty.FRAME_RATE))
                .withAspectRatio(wanted(VideoProperty.ASPECT_RATIO))
                .withResizeMode(resizeMode.get().wanted());
        MediaTrackConstraintSet advanced = MediaTrackConstraintSet.NONE
                .withWidth(bare(VideoProperty.WIDTH))
                .withHeight(bare(VideoProperty.HEIGHT))
                .withFrameRate(bare(VideoProperty.FRAME_RATE))
                .withAspectRatio(bare(VideoProperty.ASPECT_RATIO));
        return advanced.isEmpty() ? MediaTrackConstraints.of(basic) : MediaTrackConstraints.of(basic, advanced);
    }

    private ConstrainDouble wanted(VideoProperty property) {
        return new ConstrainDouble(
                typed(property, Member.MIN).value(),
                typed(property, Member.MAX).value(),
                typed(property, Member.EXACT).value(),
                typed(property, Member.IDEAL).value());
    }

    /** A bare value of an advanced set is an exact one (section 11.2). */
    private ConstrainDouble bare(VideoProperty property) {
        return new ConstrainDouble(null, null, typed(property, Member.ADVANCED).value(), null);
    }

    private String findProblem() {
        for (VideoProperty property : VideoProperty.values()) {
            for (Member member : Member.values()) {
                String why = typed(property, member).problem();
                if (!why.isEmpty()) {
                    String text = text(property, member).get().strip();
                    return Texts.of("lab.bad." + why, property.id, member.id, text, property.example);
                }
            }
        }
        return "";
    }
}
