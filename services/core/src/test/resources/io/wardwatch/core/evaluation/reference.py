"""Makes cases.csv and reference.csv. See README.md."""
import csv
import subprocess

import numpy as np
import sklearn
import statsmodels.api as sm
from sklearn import metrics
from sklearn.isotonic import IsotonicRegression

random = np.random.RandomState(20250101)
N = 500
z = random.normal(-1.6, 0.9, N)
p = np.round(1 / (1 + np.exp(-(0.3 + 1.3 * z))), 2).clip(0.01, 0.99)  # two digits: many ties
other = np.round(1 / (1 + np.exp(-(z + random.normal(0, 0.7, N)))), 4).clip(0.001, 0.999)
y = (random.uniform(size=N) < 1 / (1 + np.exp(-z))).astype(int)
cluster = random.randint(0, 220, N)
_, cluster = np.unique(cluster, return_inverse=True)

with open("cases.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["probability", "other", "outcome", "cluster"])
    rows.writerows(zip(p, other, y, cluster))

found = {}


def figures(prefix, p):
    logit = np.log(p / (1 - p))
    fit = sm.Logit(y, sm.add_constant(logit)).fit(disp=0, tol=1e-14)
    large = sm.GLM(y, np.ones(N), family=sm.families.Binomial(), offset=logit).fit(tol=1e-14)
    found[prefix + "auroc"] = metrics.roc_auc_score(y, p)
    found[prefix + "auprc"] = metrics.average_precision_score(y, p)
    found[prefix + "brier"] = metrics.brier_score_loss(y, p)
    found[prefix + "logLoss"] = metrics.log_loss(y, p)
    found[prefix + "calibrationSlope"] = fit.params[1]
    found[prefix + "recalibrationIntercept"] = fit.params[0]
    found[prefix + "calibrationInTheLarge"] = large.params[0]
    found[prefix + "expectedOverObserved"] = p.mean() / y.mean()
    found[prefix + "scaledBrier"] = 1 - metrics.brier_score_loss(y, p) / (y.mean() * (1 - y.mean()))


figures("", p)
figures("other.", other)
for t in (0.1, 0.2, 0.35):
    flag = (p >= t).astype(int)
    found[f"accuracy@{t}"] = metrics.accuracy_score(y, flag)
    found[f"precision@{t}"] = metrics.precision_score(y, flag)
    found[f"recall@{t}"] = metrics.recall_score(y, flag)
    found[f"f1@{t}"] = metrics.f1_score(y, flag)
    tn, fp, fn, tp = metrics.confusion_matrix(y, flag).ravel()
    found[f"specificity@{t}"] = tn / (tn + fp)
    found[f"netBenefit@{t}"] = tp / N - fp / N * t / (1 - t)
    found[f"netBenefitOfAll@{t}"] = y.mean() - (1 - y.mean()) * t / (1 - t)
# The other predictions have no tie at these edges, so the best k are plain.
for k in (25, 50):
    best = np.argsort(-other, kind="stable")[:k]
    assert other[best[-1]] > np.sort(other)[::-1][k]
    found[f"other.precision#{k}"] = y[best].mean()
    found[f"other.recall#{k}"] = y[best].sum() / y.sum()
first = np.histogram(p[:250], bins=[-1, 0.1, 0.2, 0.4, 2])[0] / 250
second = np.histogram(other[250:], bins=[-1, 0.1, 0.2, 0.4, 2])[0] / 250
found["psi"] = ((second - first) * np.log(second / first)).sum()
isotonic = IsotonicRegression(y_min=0, y_max=1).fit(other, y)
steps = np.unique(isotonic.predict(other))
found["isotonic.steps"] = len(steps)
for i, step in enumerate(steps):
    found[f"isotonic#{i}"] = step

r = subprocess.run(["Rscript", "reference.R"], capture_output=True, text=True, check=True).stdout
for line in r.splitlines():
    name, value = line.split(",")
    found[name] = float(value)

with open("reference.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["figure", "value"])
    rows.writerows((name, repr(float(value))) for name, value in found.items())
