"""
Prints seeded pandas Series and DataFrames at many widths, precisions and thresholds; one JSON line each: text, shape, values, complete,
classNames, rowNames. The values are pandas' own cells, printed again one by one without header, index, wrapping or elision.
"""
import json
import sys

import numpy as np
import pandas as pd

WORDS = ["cat", "dog", "rabbit", "red panda", "p_yes", "Owl", "x", "neutral", "very_long_class_name", "Ümlaut"]


def labels(rng, count):
    if rng.integers(0, 3) == 0:
        return None
    if rng.integers(0, 4) == 0:
        return [int(n) for n in rng.choice(1000, count, replace=False)]
    return [f"{WORDS[int(rng.integers(0, len(WORDS)))]}{i}" for i in range(count)]


def numbers(rng, shape):
    kind = rng.integers(0, 4)
    if kind == 0:
        return rng.dirichlet(np.ones(shape[-1]), shape[:-1])
    if kind == 1:
        return rng.normal(0, 5, shape)
    if kind == 2:
        values = rng.normal(0, 5, shape)
        values[rng.random(shape) < 0.15] = np.nan
        return values
    return rng.integers(-50, 1000, shape)


def visible(count, most):
    """Positions that are shown when at most `most` are."""
    if most is None or count <= most:
        return list(range(count))
    head = most // 2 + most % 2
    return list(range(head)) + list(range(count - most // 2, count))


def series_case(rng):
    count = int(rng.integers(2, 30))
    index = labels(rng, count)
    name = [None, "probs", "P(class)"][int(rng.integers(0, 3))]
    series = pd.Series(numbers(rng, (count,)), index=index, name=name)
    most = [None, 6, 10][int(rng.integers(0, 3))]
    options = ["display.precision", int(rng.choice([2, 4, 8])), "display.max_rows", most, "display.min_rows", most]
    with pd.option_context(*options):
        text = repr(series)
        shown = visible(count, most)
        part = series.iloc[shown]
        values = pd.Series(part.values).to_string(index=False, header=False).split()
    rows = [str(label) for label in series.index[shown]]
    return {"text": text, "shape": [len(shown)], "values": values, "complete": len(shown) == count, "rowNames": rows}


def frame_case(rng):
    rows, columns = int(rng.integers(2, 25)), int(rng.integers(2, 14))
    index, header = labels(rng, rows), labels(rng, columns)
    frame = pd.DataFrame(numbers(rng, (rows, columns)), index=index, columns=header)
    if rng.integers(0, 6) == 0:
        frame.index.name = "example"
    most = [None, 6, 10][int(rng.integers(0, 3))]
    most_columns = [None, 4, 6][int(rng.integers(0, 3))]
    width = int(rng.choice([40, 80, 200]))
    options = ["display.precision", int(rng.choice([2, 4, 8])), "display.max_rows", most, "display.min_rows", most]
    options += ["display.max_columns", most_columns, "display.width", width, "display.expand_frame_repr", bool(rng.integers(0, 4))]
    with pd.option_context(*options):
        text = repr(frame)
        i, j = visible(rows, most), visible(columns, most_columns)
        part = frame.iloc[i, j]
    with pd.option_context(*options[:2], "display.width", 100000, "display.max_columns", None):
        lines = part.to_string(index=False, header=False).split("\n")
    values = [value for line in lines for value in line.split()]
    complete = len(i) == rows and len(j) == columns
    names = {"classNames": [str(c) for c in part.columns], "rowNames": [str(r) for r in part.index]}
    return {"text": text, "shape": [len(i), len(j)], "values": values, "complete": complete, **names}


def main():
    rng = np.random.default_rng(int(sys.argv[2]))
    for count in range(int(sys.argv[1])):
        print(json.dumps(series_case(rng) if count % 3 == 0 else frame_case(rng)))


main()
