#!/usr/bin/env python3
"""Makes the sounds of Parley: 48 kHz, 16 bit, mono but for the test. Python's standard library is all it needs.

sounds.py [NAME …] makes those only.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 48000
OUT = Path(__file__).resolve().parent.parent / "sounds"

# Equal temperament, A4 = 440 Hz.
NOTES = {name: 440 * 2 ** ((i - 9) / 12) for i, name in enumerate("C C# D D# E F F# G G# A A# B".split())}


def pitch(note):
    return NOTES[note[:-1]] * 2 ** (int(note[-1]) - 4)


def bell(hertz, seconds, loud):
    """A soft mallet on wood: a few partials that die away, the higher the faster."""
    partials = ((1, 1.0, 5.0), (2, 0.35, 8.0), (3, 0.12, 12.0), (4.02, 0.06, 18.0))
    samples = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        attack = min(1.0, t / 0.006)
        release = min(1.0, (seconds - t) / 0.02)
        value = sum(a * math.exp(-d * t) * math.sin(2 * math.pi * hertz * n * t) for n, a, d in partials)
        samples.append(loud * attack * release * value)
    return samples


def hum(hertzes, seconds, loud):
    """A calm tone with soft edges."""
    samples = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        edge = min(1.0, t / 0.05, (seconds - t) / 0.08)
        soft = 0.5 - 0.5 * math.cos(math.pi * max(0.0, edge))
        samples.append(loud * soft * sum(math.sin(2 * math.pi * h * t) for h in hertzes) / len(hertzes))
    return samples


def play(length, *events):
    """Lays sounds over each other: (start in seconds, samples)."""
    mix = [0.0] * int(length * RATE)
    for start, samples in events:
        at = int(start * RATE)
        for i, value in enumerate(samples):
            if at + i < len(mix):
                mix[at + i] += value
    return mix


def write(name, *channels):
    """One list of samples for each channel; left first."""
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        return
    OUT.mkdir(exist_ok=True)
    top = max(1.0, max(abs(s) for samples in channels for s in samples) / 0.9)
    frames = (s for frame in zip(*channels) for s in frame)
    with wave.open(str(OUT / f"{name}.wav"), "wb") as out:
        out.setnchannels(len(channels))
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", round(32767 * s / top)) for s in frames))


# It rings here: a small rising figure, twice, and a pause; made to be played again and again.
FIGURE = [(0.00, "E4"), (0.16, "A4"), (0.32, "C#5"), (0.48, "E5")]
write("ringing", play(3.2, *[(s + at, bell(pitch(n), 1.0, 0.42)) for at in (0.0, 0.9) for s, n in FIGURE]))
# It rings there: one quiet breath every three seconds.
write("ringback", play(3.0, (0.1, hum((pitch("A3"), pitch("E4")), 1.1, 0.22))))
# Somebody is there.
write("connected", play(0.7, (0.0, bell(pitch("A4"), 0.6, 0.32)), (0.11, bell(pitch("E5"), 0.58, 0.32))))
# The connection is lost, and looked for.
write("lost", play(0.9, (0.0, bell(pitch("E4"), 0.6, 0.32)), (0.22, bell(pitch("E4"), 0.6, 0.26))))
# The call is over.
write("ended", play(0.9, (0.0, bell(pitch("E5"), 0.6, 0.30)), (0.13, bell(pitch("A4"), 0.75, 0.30))))
# To try the speaker: left, right, then both. High enough for the small speakers of a laptop.
LEFT = (0.0, bell(pitch("A4"), 0.9, 0.5)), (0.12, bell(pitch("C#5"), 0.8, 0.4))
RIGHT = (0.5, bell(pitch("C#5"), 0.9, 0.5)), (0.62, bell(pitch("E5"), 0.8, 0.4))
BOTH = (1.0, bell(pitch("A4"), 0.8, 0.32)), (1.0, bell(pitch("E5"), 0.8, 0.32)), (1.12, bell(pitch("A5"), 0.68, 0.32))
write("test", play(1.8, *LEFT, *BOTH), play(1.8, *RIGHT, *BOTH))
