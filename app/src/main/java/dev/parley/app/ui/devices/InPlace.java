package dev.parley.app.ui.devices;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a list of lines up to date by the fewest changes: a line stays the same object as long as its device is there. */
final class InPlace {
    private InPlace() {}

    /**
     * @param lines changed to stand for {@code items}, one for one
     * @param key by which a line is known: the value of its choice
     * @param make a line for an item that had none
     * @param renew tells a line that stays what is new
     */
    static <L> void update(
            List<L> lines,
            List<DeviceItem> items,
            Function<L, String> key,
            Function<DeviceItem, L> make,
            BiConsumer<L, DeviceItem> renew) {
        Set<String> wanted = items.stream().map(item -> item.choice().value()).collect(Collectors.toSet());
        lines.removeIf(line -> !wanted.contains(key.apply(line)));
        for (int i = 0; i < items.size(); i++) {
            DeviceItem item = items.get(i);
            int at = find(lines, i, key, item.choice().value());
            if (at < 0) {
                lines.add(i, make.apply(item));
            } else {
                if (at > i) {
                    lines.add(i, lines.remove(at));
                }
                renew.accept(lines.get(i), item);
            }
        }
        while (lines.size() > items.size()) {
            lines.removeLast();
        }
    }

    private static <L> int find(List<L> lines, int from, Function<L, String> key, String value) {
        for (int i = from; i < lines.size(); i++) {
            if (Objects.equals(key.apply(lines.get(i)), value)) {
                return i;
            }
        }
        return -1;
    }
}
