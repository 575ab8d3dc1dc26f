package dev.parley.app.bench;

/** A device that is pulled out in a call and plugged in again: when the engine says so, and when a person would notice. */
final class Plugs {
    private static final double GOAL_MS = 1000;

    private final Samples out = new Samples();
    private final Samples outNoticed = new Samples();
    private final Samples in = new Samples();
    private final Samples inNoticed = new Samples();

    /** The next device was said to be open, and noticed, so many ms after this one was pulled out. */
    void pulled(double told, double noticed) {
        out.add(told);
        outNoticed.add(noticed);
    }

    /** The device was said to be open, and noticed, so many ms after it was plugged in again. */
    void plugged(double told, double noticed) {
        in.add(told);
        inNoticed.add(noticed);
    }

    /**
     * Adds its lines.
     *
     * @param device what it is
     * @param next how the next one is noticed
     * @param again how it is noticed itself
     */
    void add(Table table, String device, String next, String again) {
        goal(table, device + " pulled out in a call → the next one is open", out);
        table.add("  " + next, "ms", outNoticed);
        goal(table, device + " plugged in again → it is open", in);
        table.add("  " + again, "ms", inNoticed);
    }

    /** A line with the goal of all that has to do with plugs. */
    static void goal(Table table, String name, Samples samples) {
        table.add(name, "ms", samples, Double.NaN, GOAL_MS);
    }
}
