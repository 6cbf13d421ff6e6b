"""How long until a page is heard: python bench/voice.py

Says twenty sentences such as pages have, in this process: the first sound with the voice still
closed and with it open, and how much faster than hearing it the whole page is made.
"""

import statistics
import time

from yorisoi.engines import voice
from yorisoi.ui.hearing import as_said

RUNS = 3


def main() -> None:
    """Measure and print."""
    sentences = [
        "わからないことがあれば、一人で調べなくて大丈夫です。",
        "電話か、となりの人に聞いてください。",
        "練馬区の大泉障害者地域生活支援センターで、はじめてのスマホの教室を行います。",
        "お住まいの区市町村の障害福祉の窓口に聞いてください。",
    ] * 5
    first = []
    for _ in range(RUNS):
        started = time.perf_counter()
        voice.one_sentence(as_said(sentences[0]))
        first.append(time.perf_counter() - started)
    started, cpu = time.perf_counter(), time.process_time()
    speech = voice.speak(sentences, said=as_said)
    took, busy = time.perf_counter() - started, time.process_time() - cpu
    print(
        f"first sentence, voice still closed: {first[0]:.2f} s; open: {statistics.median(first[1:]):.2f} s"
    )
    print(
        f"{len(sentences)} sentences, {speech.seconds:.0f} s of speech, {len(speech.mp3) // 1000} kB"
    )
    print(
        f"made in {took:.1f} s ({busy:.1f} s of CPU): {speech.seconds / took:.0f} times as fast as heard"
    )


if __name__ == "__main__":
    main()
