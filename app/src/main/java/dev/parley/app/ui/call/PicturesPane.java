package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.video.SelfCard;
import dev.parley.app.ui.video.VideoView;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * The pictures of a call. The other person's camera is the page; while they share a screen, that is, and their camera is
 * a card beside it, or the other way round where somebody clicked it. My own screen is never here: it would show itself.
 */
final class PicturesPane extends Pane {
    /** From this width on the cards are beside a screen; below it they are under it. */
    private static final double WIDE = 720;
    /** What the head takes. */
    private static final double HEAD = 64;

    private final CallModel model;
    private final SharingModel sharing;
    private final VideoView remote;
    private final VideoView screen;
    private final SelfCard self;
    private final VBox noPicture = new VBox(16);
    private final Avatar avatar = new Avatar(128);
    private final Label why = new Label(Texts.of("call.remote-camera-off"));
    private final Label coming = new Label(Texts.of("call.screen-comes"));
    private final SmallCard small;
    private boolean showing;
    private boolean seen = true;
    private boolean ringing;
    private boolean swapped;
    private double foot;

    PicturesPane(Session session, CallModel model, SharingModel sharing) {
        this.model = model;
        this.sharing = sharing;
        remote = new VideoView(session, PictureSource.REMOTE);
        screen = new VideoView(session, PictureSource.REMOTE_SCREEN);
        self = new SelfCard(session);
        small = new SmallCard(this::swap);
        noPicture.getStyleClass().add("no-picture");
        noPicture.setAlignment(Pos.CENTER);
        why.getStyleClass().add("dim");
        noPicture.getChildren().addAll(avatar, why);
        coming.getStyleClass().add("dim");
        coming.setAlignment(Pos.CENTER);
        getChildren().addAll(coming, screen, remote, noPicture, small.back(), small, self);
        model.callProperty().subscribe(this::update);
        model.selfOpenProperty().subscribe(now -> refresh());
        model.selfPictureProperty().subscribe(now -> refresh());
        model.myNameProperty()
                .subscribe(name -> self.showMe(model.myUsernameProperty().get(), name));
        remote.hasPictureProperty().subscribe(now -> refresh());
        screen.hasPictureProperty().subscribe(now -> refresh());
        sharing.viewProperty().subscribe(now -> refresh());
    }

    /** The other person's camera, for measuring. */
    VideoView remoteView() {
        return remote;
    }

    /** Opens the views, or closes them and their devices. */
    void setShowing(boolean now) {
        showing = now;
        if (now) {
            openRemote();
            refresh();
        } else {
            remote.stop();
            screen.stop();
            self.setShowing(false, false);
        }
    }

    /** Whether the page can be seen: where it can't, nobody scales and draws the other person's pictures for it. */
    void setSeen(boolean now) {
        seen = now;
        openRemote();
        refresh();
    }

    private void openRemote() {
        if (showing && seen) {
            remote.start();
        } else {
            remote.stop();
        }
    }

    /** While it rings, my own picture is behind the words. */
    void setRinging(boolean now) {
        ringing = now;
        refresh();
    }

    /** How much of the lower edge the buttons take. */
    void setFoot(double height) {
        if (foot != height) {
            foot = height;
            requestLayout();
        }
    }

    /** Above which height the lower left corner is free. */
    double freeCorner() {
        boolean under = theirScreen() && getWidth() < WIDE;
        return under ? cards().getMinY() - 8 : getHeight() - foot + 8;
    }

    private void update(CallView call) {
        if (call == null) {
            return;
        }
        avatar.show(call.username(), call.displayName());
        small.show(call);
        remote.setAccessibleText(Texts.of("call.remote-picture", call.displayName()));
        screen.setAccessibleText(Texts.of("call.remote-screen", call.displayName()));
        if (!call.remoteCamera()) {
            remote.forget();
        }
        refresh();
    }

    private boolean theirScreen() {
        return showing && !ringing && sharing.viewProperty().get().remote();
    }

    private void swap() {
        swapped = !swapped;
        refresh();
    }

    /** Shows and hides what depends on the call and on whether there is a picture. */
    private void refresh() {
        CallView call = model.callProperty().get();
        if (call == null) {
            return;
        }
        boolean theirs = theirScreen();
        if (theirs && seen) {
            screen.start();
        } else {
            screen.stop();
        }
        swapped &= theirs;
        screen.setVisible(theirs);
        coming.setVisible(theirs && !screen.hasPictureProperty().get());
        small.setVisible(theirs);
        small.back().setVisible(theirs);
        small.offer(call.displayName(), swapped);
        boolean inCard = theirs && !swapped;
        // Whatever is in the card is in front of its ground, and the card's frame in front of both.
        remote.setViewOrder(inCard ? -2 : 0);
        screen.setViewOrder(swapped ? -2 : 0);
        boolean picture = call.remoteCamera() && remote.hasPictureProperty().get();
        noPicture.setVisible(ringing || (!picture && !inCard));
        why.setVisible(!call.remoteCamera() && call.phase() == CallView.Phase.CONNECTED);
        avatar.setVisible(!ringing);
        self.setCard(!ringing);
        boolean live = model.selfPictureProperty().get();
        boolean open = showing && model.selfOpenProperty().get();
        self.setShowing(open, live);
        self.setVisible(ringing ? open && live : call.phase() != CallView.Phase.ENDED);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        Rectangle2D page = new Rectangle2D(0, 0, width, height);
        Rectangle2D mine = cards();
        noPicture.resizeRelocate(0, 0, width, height);
        if (!theirScreen()) {
            place(remote, page);
        } else {
            boolean wide = width >= WIDE;
            Rectangle2D large = wide
                    ? new Rectangle2D(0, 0, mine.getMinX() - 16, height)
                    : new Rectangle2D(0, HEAD, width, Math.max(1, mine.getMinY() - HEAD - 8));
            Rectangle2D card = wide
                    ? new Rectangle2D(
                            mine.getMinX(), mine.getMinY() - mine.getHeight() - 8, mine.getWidth(), mine.getHeight())
                    : new Rectangle2D(16, mine.getMinY(), mine.getWidth(), mine.getHeight());
            Rectangle2D inside = new Rectangle2D(
                    card.getMinX() + SmallCard.BORDER,
                    card.getMinY() + SmallCard.BORDER,
                    card.getWidth() - 2 * SmallCard.BORDER,
                    card.getHeight() - 2 * SmallCard.BORDER);
            place(swapped ? remote : screen, large);
            place(swapped ? screen : remote, inside);
            coming.resizeRelocate(large.getMinX(), large.getMinY(), large.getWidth(), large.getHeight());
            small.resizeRelocate(card.getMinX(), card.getMinY(), card.getWidth(), card.getHeight());
            small.back().resizeRelocate(card.getMinX(), card.getMinY(), card.getWidth(), card.getHeight());
        }
        if (ringing) {
            // Behind the words the picture covers the page; what is over the edges is not missed.
            double coverWidth = Math.max(width, Math.ceil(height * 16 / 9));
            double coverHeight = Math.max(height, Math.ceil(width * 9 / 16));
            self.resizeRelocate((width - coverWidth) / 2, (height - coverHeight) / 2, coverWidth, coverHeight);
        } else {
            self.resizeRelocate(mine.getMinX(), mine.getMinY(), mine.getWidth(), mine.getHeight());
        }
    }

    private static void place(VideoView view, Rectangle2D at) {
        view.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
    }

    /** Where the card of my own picture is; the other one is beside it. */
    private Rectangle2D cards() {
        double width = Math.clamp(Math.round(getWidth() * 0.22 / 8) * 8, 144, 288);
        // On whole pixels of the screen, also where it is scaled: a picture between two of them is blurred.
        double height = snapSizeY(Math.rint(width * 9 / 16));
        return new Rectangle2D(
                snapPositionX(getWidth() - width - 16), snapPositionY(getHeight() - foot - height + 24), width, height);
    }
}
