"""The scikit-learn side of `Benchmarks svm`: FILE SAMPLES FEATURES FOLDS JOBS C...

FILE holds the features, float32, row by row; the first half of the rows is class 0. Writes two lines: the versions; then seconds, the best C,
and the mean score of each C. The data are doubles in memory before the clock starts, as liblinear wants them.
"""
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.svm import LinearSVC

file, (samples, features, folds, jobs), values = sys.argv[1], map(int, sys.argv[2:6]), [float(c) for c in sys.argv[6:]]
x = np.fromfile(file, np.float32).reshape(samples, features).astype(np.float64)
y = np.repeat([0, 1], samples // 2)
warnings.simplefilter("ignore")
print("scikit-learn", sklearn.__version__, flush=True)
start = time.perf_counter()
search = GridSearchCV(LinearSVC(loss="squared_hinge", dual=True, random_state=0), {"C": values}, cv=StratifiedKFold(folds), n_jobs=jobs).fit(x, y)
print(time.perf_counter() - start, search.best_params_["C"], *search.cv_results_["mean_test_score"], flush=True)
