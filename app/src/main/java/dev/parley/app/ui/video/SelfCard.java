package dev.parley.app.ui.video;

import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * My own picture, mirrored. Small it is a card: the rounded corners are drawn over the picture, since a rounded clip
 * costs far more than the picture itself. Large it is only the picture.
 */
public final class SelfCard extends Region {
    private static final double BORDER = 4;

    private final VideoView video;
    private final Region corners = new Region();
    private final Label label = new Label(Texts.of("call.you"));
    private final Avatar avatar = new Avatar(48);
    private boolean card;

    public SelfCard(Session session) {
        video = new VideoView(session, PictureSource.SELF);
        video.setScaleX(-1);
        corners.getStyleClass().add("self-corners");
        label.getStyleClass().add("self-label");
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("call.self-picture"));
        getChildren().addAll(avatar, video, corners, label);
        setCard(true);
    }

    /** Small with a border, or the bare picture. */
    public void setCard(boolean card) {
        this.card = card;
        corners.setVisible(card);
        label.setVisible(card);
        avatar.setVisible(card);
        getStyleClass().remove("self-card");
        if (card) {
            getStyleClass().add("self-card");
        }
        requestLayout();
    }

    /** Who I am, for the avatar behind the picture. */
    public void showMe(String username, String displayName) {
        avatar.show(username, displayName);
    }

    /**
     * Opens or closes the picture; the avatar is behind it.
     *
     * @param open whether the camera is wanted
     * @param live whether it gives pictures; the last one of a camera that fails would look like a live one
     */
    public void setShowing(boolean open, boolean live) {
        video.setVisible(open && live);
        if (!live) {
            video.forget();
        }
        if (open) {
            video.start();
        } else {
            video.stop();
        }
    }

    @Override
    protected void layoutChildren() {
        double inset = card ? BORDER : 0;
        video.resizeRelocate(inset, inset, getWidth() - 2 * inset, getHeight() - 2 * inset);
        corners.resizeRelocate(0, 0, getWidth(), getHeight());
        avatar.autosize();
        avatar.relocate((getWidth() - avatar.getWidth()) / 2, (getHeight() - avatar.getHeight()) / 2);
        label.autosize();
        label.relocate(BORDER + 8, getHeight() - label.getHeight() - BORDER - 8);
    }
}
