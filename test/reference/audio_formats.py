"""Writes test/fixtures/audio/: one recording in every format that is read, made with PyAV and libsndfile (`pip install av soundfile`).

    python3 test/reference/audio_formats.py

Half a second, a tone of 440 Hz whose loudness rises and falls once; stereo where `stereo` is named, the right side being
half as loud.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "audio"
FORMATS = {  # file: codec, rate, layout
    "tone.flac": ("flac", 44100, "mono"), "tone.mp3": ("libmp3lame", 44100, "mono"), "tone.ogg": ("vorbis", 44100, "mono"), "tone.opus": ("libopus", 48000, "mono"),
    "tone.m4a": ("aac", 44100, "mono"), "tone.webm": ("libopus", 48000, "mono"), "tone-stereo.wav": ("pcm_s16le", 22050, "stereo"), "tone-24.wav": ("pcm_s24le", 16000, "mono"),
    "tone-float.wav": ("pcm_f32le", 8000, "mono"), "tone-stereo.mp3": ("libmp3lame", 32000, "stereo"), "tone.aac": ("aac", 44100, "mono"),
}


def tone(rate: int) -> np.ndarray:
    t = np.arange(rate // 2) / rate
    return (0.5 * np.sin(2 * np.pi * 440 * t) * np.sin(2 * np.pi * t)).astype(np.float32)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, (codec, rate, layout) in FORMATS.items():
        sound = tone(rate)
        planes = np.stack([sound] if layout == "mono" else [sound, 0.5 * sound])
        if codec == "vorbis":
            soundfile.write(FOLDER / name, sound, rate, format="OGG", subtype="VORBIS")
            continue
        with av.open(str(FOLDER / name), "w", format={"aac": "adts", "m4a": "ipod", "opus": "ogg"}.get(name.rsplit(".")[-1])) as file:
            stream = file.add_stream(codec, rate=rate, layout=layout)
            if codec not in ("flac", "pcm_s16le", "pcm_s24le", "pcm_f32le"):
                stream.bit_rate = 64000
            resampler = av.AudioResampler(format=stream.format, layout=layout, rate=rate, frame_size=stream.codec_context.frame_size or 1024)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes), format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
            for part in [*resampler.resample(frame), *resampler.resample(None)]:
                file.mux(stream.encode(part))
            file.mux(stream.encode(None))
        print(f"{name:18} {(FOLDER / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
