package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * All that can be shared, in groups. One tile is selected; the arrow keys move to the next one, so that to the tabulator
 * key all are one. Only what is in sight has its picture open.
 */
final class SourcesPane extends ScrollPane {
    /** How much of what is beside a tile comes into sight with it. */
    private static final double EDGE = 8;

    private final Session session;
    private final SharingModel model;
    private final Map<String, SourceTile> tiles = new LinkedHashMap<>();
    private final FlowPane screens = group();
    private final FlowPane windows = group();
    private final FlowPane own = group();
    private final Label looking = Controls.paragraph(Texts.of("share.looking"), "muted");
    private final VBox all = new VBox(8);
    private final Runnable look = this::open;
    /** The list comes a moment after the page. */
    private boolean focusWanted;

    SourcesPane(Session session, SharingModel model) {
        this.session = session;
        this.model = model;
        setId("share-sources");
        getStyleClass().add("bare-scroll");
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        looking.setId("share-looking");
        all.getStyleClass().add("share-groups");
        all.getChildren()
                .addAll(
                        looking,
                        heading("share.screens", screens),
                        screens,
                        heading("share.windows", windows),
                        windows,
                        heading("share.own", own),
                        own);
        setContent(all);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.sourcesProperty().subscribe(this::fill);
        model.selectedProperty().subscribe(this::select);
    }

    /** Opens the pictures that are in sight, from now on, with the focus on the first; or closes all. */
    void setShowing(boolean showing) {
        // After each layout: scrolling, another size, and windows that come and go all end there.
        getScene().removePostLayoutPulseListener(look);
        focusWanted = showing;
        if (showing) {
            getScene().addPostLayoutPulseListener(look);
        } else {
            tiles.values().forEach(tile -> tile.setLive(false));
        }
    }

    private void focusFirst() {
        tiles.values().stream().filter(tile -> !tile.isDisabled()).findFirst().ifPresent(SourceTile::requestFocus);
    }

    private void open() {
        if (focusWanted && !tiles.isEmpty()) {
            focusWanted = false;
            focusFirst();
        }
        Bounds sight = localToScene(getLayoutBounds());
        for (SourceTile tile : tiles.values()) {
            tile.setLive(sight != null && sight.intersects(tile.localToScene(tile.getLayoutBounds())));
        }
    }

    private void fill(List<DisplaySource> sources) {
        Set<String> gone = new HashSet<>(tiles.keySet());
        sources.forEach(source -> gone.remove(source.id()));
        gone.forEach(id -> tiles.remove(id).setLive(false));
        for (DisplaySource source : sources) {
            SourceTile tile = tiles.get(source.id());
            if (tile == null) {
                tiles.put(source.id(), make(source));
            } else {
                tile.show(source);
            }
        }
        Map<FlowPane, List<SourceTile>> groups =
                tiles.values().stream().collect(Collectors.groupingBy(tile -> groupOf(tile.source())));
        for (FlowPane pane : List.of(screens, windows, own)) {
            List<SourceTile> inIt = groups.getOrDefault(pane, List.of());
            if (!pane.getChildren().equals(inIt)) {
                pane.getChildren().setAll(inIt);
            }
            Controls.show(pane, !inIt.isEmpty());
        }
        Controls.show(looking, tiles.isEmpty());
        select(model.selectedProperty().get());
    }

    private FlowPane groupOf(DisplaySource source) {
        if (source.own()) {
            return own;
        }
        return source.surface() == DisplaySource.Surface.MONITOR ? screens : windows;
    }

    private SourceTile make(DisplaySource source) {
        SourceTile tile = new SourceTile(session, source);
        String id = source.id();
        tile.setOnAction(e -> {
            tile.setSelected(true);
            model.select(id);
        });
        tile.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getClickCount() == 2) {
                model.share();
            }
        });
        tile.focusedProperty().subscribe(focused -> {
            if (focused) {
                scrollTo(tile);
            }
        });
        return tile;
    }

    private void select(String id) {
        boolean none = !tiles.containsKey(id);
        for (SourceTile tile : tiles.values()) {
            boolean its = tile.source().id().equals(id);
            tile.setSelected(its);
            tile.setFocusTraversable(its || (none && !tile.isDisabled()));
            none &= !tile.isFocusTraversable(); // without a selection, the first one stands for all
        }
    }

    private void key(KeyEvent event) {
        if (!(event.getTarget() instanceof SourceTile tile)) {
            return;
        }
        int step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    case UP -> -columns(tile);
                    case DOWN -> columns(tile);
                    default -> 0;
                };
        if (step != 0) {
            event.consume();
            move(tile, step);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            // Never the first Enter: whoever opened the page by one may still be pressing it.
            if (tile.isSelected()) {
                model.share();
            } else {
                model.select(tile.source().id());
            }
        }
    }

    private void scrollTo(SourceTile tile) {
        Bounds at = all.sceneToLocal(tile.localToScene(tile.getLayoutBounds()));
        double hidden = all.getHeight() - getViewportBounds().getHeight();
        double top = getVvalue() * hidden;
        if (hidden <= 0) {
            return;
        }
        if (at.getMinY() < top) {
            setVvalue(Math.max(0, at.getMinY() - EDGE) / hidden);
        } else if (at.getMaxY() > top + getViewportBounds().getHeight()) {
            setVvalue(Math.min(1, (at.getMaxY() + EDGE - getViewportBounds().getHeight()) / hidden));
        }
    }

    private void move(SourceTile from, int step) {
        List<SourceTile> choosable = tiles.values().stream()
                .filter(tile -> !tile.isDisabled())
                .sorted(this::byPlace)
                .toList();
        int at = Math.clamp(choosable.indexOf(from) + step, 0, choosable.size() - 1);
        choosable.get(at).requestFocus();
        model.select(choosable.get(at).source().id());
    }

    private int byPlace(SourceTile one, SourceTile other) {
        return Integer.compare(place(one), place(other));
    }

    /** Group by group, and in each from left to right. */
    private int place(SourceTile tile) {
        int group = List.of(screens, windows, own).indexOf(tile.getParent());
        return group * 10_000 + tile.getParent().getChildrenUnmodifiable().indexOf(tile);
    }

    private static int columns(SourceTile tile) {
        FlowPane group = (FlowPane) tile.getParent();
        return Math.max(1, (int) ((group.getWidth() + group.getHgap()) / (tile.getWidth() + group.getHgap())));
    }

    private static FlowPane group() {
        FlowPane pane = new FlowPane(8, 8);
        pane.getStyleClass().add("share-group");
        return pane;
    }

    private static Label heading(String key, FlowPane group) {
        Label heading = Controls.line("section");
        heading.setText(Texts.of(key));
        heading.visibleProperty().bind(group.visibleProperty());
        heading.managedProperty().bind(group.visibleProperty());
        return heading;
    }
}
