"""Writes golden.txt: what scikit-learn makes of the samples that Samples.cs makes too. Run: python3 golden.py > golden.txt (scikit-learn 1.2.1)."""
import numpy as np
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.svm import LinearSVC


def samples(n, d, classes, signal, seed):
    """Rectified noise, and one feature in `classes` a bit larger for the class that it belongs to."""
    state = seed
    x, y = np.zeros((n, d), np.float32), np.zeros(n, int)
    for i in range(n):
        y[i] = i * classes // n
        for j in range(d):
            state = (state * 1664525 + 1013904223) % 2**32
            value = state / 2**32 - 0.5 + (signal if j % classes == y[i] else 0)
            x[i, j] = np.float32(max(0.0, value))
    return x, y


def write(name, values):
    print(name, *(repr(float(value)) for value in np.asarray(values).ravel()))


SETS = {"wide": (40, 200, 2, 0.05, 1), "tall": (120, 6, 2, 0.1, 2), "three": (60, 30, 3, 0.08, 3)}
for name, setting in SETS.items():
    x, y = samples(*setting)
    for c in (0.01, 1, 100):
        svm = LinearSVC(C=c, loss="squared_hinge", dual=True, tol=1e-8, max_iter=1_000_000, random_state=0).fit(x.astype(float), y)
        fresh, _ = samples(20, setting[1], setting[2], setting[3], 99)
        write(f"{name}-{c}", np.concatenate([svm.decision_function(x.astype(float)), svm.decision_function(fresh.astype(float))]))
        write(f"{name}-{c}-intercepts", svm.intercept_)

for name, labels, folds in (("sorted", [0] * 11 + [1] * 14, 4), ("mixed", [2, 0, 1, 1, 0, 2, 2, 0, 1, 0, 0, 1, 2, 0], 3)):
    held_back = np.zeros(len(labels))
    for number, (_, validation) in enumerate(StratifiedKFold(folds).split(labels, labels)):
        held_back[validation] = number
    write(f"folds-{name}", held_back)

x, y = samples(*SETS["tall"])
search = GridSearchCV(LinearSVC(loss="squared_hinge", dual=True, tol=1e-6, max_iter=100_000, random_state=0),
                      {"C": [0.01, 0.1, 1, 10, 100]}, cv=10, return_train_score=True).fit(x.astype(float), y)
for what in ("mean_test_score", "std_test_score", "mean_train_score"):
    write("grid-" + what, search.cv_results_[what])
write("grid-best", [search.best_params_["C"]])
