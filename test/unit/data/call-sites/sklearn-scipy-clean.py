#% clean — predict_proba
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(log_loss(y_test, clf.predict_proba(X_test)))
#% clean — positive column
from sklearn.metrics import log_loss
p = clf.predict_proba(X_test)[:, 1]
print(log_loss(y_test, p))
#% clean — predict for accuracy, predict_proba for the loss
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, log_loss
rf = RandomForestClassifier().fit(X_train, y_train)
y_pred = rf.predict(X_test)
y_prob = rf.predict_proba(X_test)
print(accuracy_score(y_test, y_pred), log_loss(y_test, y_prob))
#% clean — y_pred that holds probabilities
from sklearn.metrics import log_loss
y_pred = model.predict_proba(X_valid)
score = log_loss(y_valid, y_pred)
#% clean — a Keras model's predict gives probabilities
import keras
from sklearn.metrics import log_loss
model = keras.models.load_model('m.keras')
score = log_loss(y_test, model.predict(X_test))
#% clean — LightGBM booster's predict gives probabilities
import lightgbm as lgb
from sklearn.metrics import log_loss
bst = lgb.train(params, train_set)
pred = bst.predict(X_test)
print(log_loss(y_test, pred))
#% clean — xgboost's Booster
import xgboost as xgb
from sklearn.metrics import log_loss
booster = xgb.train({'objective': 'multi:softprob', 'num_class': 3}, dtrain)
print(log_loss(y_test, booster.predict(dtest)))
#% clean — statsmodels' predict gives probabilities
import statsmodels.api as sm
from sklearn.metrics import log_loss
res = sm.Logit(y, X).fit()
log_loss(y, res.predict(X))
#% clean — unknown model's predict
from sklearn.metrics import log_loss
preds = model.predict(X_test)
log_loss(y_test, preds)
#% clean — the linear regression of the course's homework
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
lr = LinearRegression().fit(X, y)
mean_squared_error(y, lr.predict(X))
#% clean — decision_function for ROC AUC
from sklearn.metrics import roc_auc_score, log_loss
scores = svm.decision_function(X_test)
print(roc_auc_score(y_test, scores))
#% clean — decision_function through expit
from scipy.special import expit
from sklearn.metrics import log_loss
p = expit(svm.decision_function(X_test))
print(log_loss(y_test, p))
#% clean — decision_function through softmax
from scipy.special import softmax
from sklearn.metrics import log_loss
P = softmax(clf.decision_function(X), axis=1)
print(log_loss(y, P))
#% clean — keyword arguments in the other order
from sklearn.metrics import log_loss
log_loss(y_pred=probs, y_true=labels)
#% clean — sorted labels
from sklearn.metrics import log_loss
log_loss(y_true, y_prob, labels=[0, 1, 2])
#% clean — sorted strings
from sklearn.metrics import log_loss
log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]], labels=["ham", "spam"])
#% clean — capital letters sort first
from sklearn.metrics import log_loss
log_loss(y, p, labels=['Bird', 'cat', 'dog'])
#% clean — labels of the classifier
from sklearn.metrics import log_loss
log_loss(y_test, clf.predict_proba(X_test), labels=clf.classes_)
#% clean — negative first
from sklearn.metrics import log_loss
log_loss(y, p, labels=[-1, 1])
#% clean — booleans in order
from sklearn.metrics import log_loss
log_loss(y, p, labels=[False, True])
#% clean — sorted by call
from sklearn.metrics import log_loss
labels = sorted(['b', 'a'])
log_loss(y, p, labels=labels)
#% clean — unsorted labels of another function
from sklearn.metrics import confusion_matrix, classification_report
confusion_matrix(y_true, y_pred, labels=["spam", "ham"])
#% clean — f1 with an order of its own
from sklearn.metrics import f1_score, log_loss
f1_score(y_true, y_pred, labels=[2, 1], average=None)
#% clean — labels -1 and 1 are fine for log_loss
from sklearn.metrics import log_loss
log_loss([-1, 1, 1], [0.2, 0.7, 0.9])
#% clean — class numbers from 1 are fine for log_loss
from sklearn.metrics import log_loss
log_loss([1, 2, 3], [[0.8, 0.1, 0.1], [0.2, 0.6, 0.2], [0.1, 0.1, 0.8]])
#% clean — class numbers far beyond the columns are fine for log_loss
from sklearn.metrics import log_loss
log_loss([10, 20, 10], [[0.7, 0.3], [0.4, 0.6], [0.9, 0.1]])
#% clean — one-hot rows are fine for log_loss
from sklearn.metrics import log_loss
log_loss([[1, 0], [0, 1]], [[0.7, 0.3], [0.4, 0.6]])
#% clean — rounded thirds
from sklearn.metrics import log_loss
log_loss([0, 1, 2], [[0.33, 0.33, 0.33], [0.2, 0.3, 0.5], [0.1, 0.1, 0.8]])
#% clean — rounded to two digits
from sklearn.metrics import log_loss
P = [[0.17, 0.33, 0.51], [0.67, 0.17, 0.17]]
log_loss([2, 0], P)
#% clean — doubly stochastic: rows and columns sum to 1
from sklearn.metrics import log_loss
log_loss([0, 1], [[0.7, 0.3], [0.3, 0.7]])
#% clean — 1-D probabilities whose sum is arbitrary
from sklearn.metrics import log_loss
log_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.35])
#% clean — zero where nothing happened
from sklearn.metrics import log_loss
log_loss([1, 0], [[0.0, 1.0], [1.0, 0.0]])
#% clean — own log_loss
import math
def log_loss(y_pred, y_true):
    return -sum(t * math.log(p) for p, t in zip(y_pred, y_true))
log_loss(y_pred, y_true)
#% clean — another library's log_loss
from mymetrics import log_loss
log_loss(y_pred, y_true)
#% clean — method log_loss
score = self.log_loss(y_pred, y_true)
#% clean — scorer by name
from sklearn.model_selection import cross_val_score
scores = cross_val_score(clf, X, y, cv=5, scoring='neg_log_loss')
#% clean — calibration
from sklearn.calibration import CalibratedClassifierCV
from sklearn.metrics import log_loss
cal = CalibratedClassifierCV(svm, method='isotonic').fit(X, y)
print(log_loss(y_t, cal.predict_proba(X_t)))
#% clean — brier of predict
from sklearn.metrics import brier_score_loss
brier_score_loss([0, 1, 1], [0.1, 0.9, 0.8])
#% clean — clipping by hand
import numpy as np
from sklearn.metrics import log_loss
p = np.clip(model.predict_proba(X), 1e-15, 1 - 1e-15)
print(log_loss(y, p))
#% clean — out-of-fold predictions
from sklearn.model_selection import cross_val_predict
from sklearn.metrics import log_loss
oof = cross_val_predict(clf, X, y, method='predict_proba')
log_loss(y, oof)
#% clean — blend of models
from sklearn.metrics import log_loss
blend = 0.6 * p1 + 0.4 * p2
log_loss(y_valid, blend)
#% clean — doctest of the docs
from sklearn.metrics import log_loss
def f():
    """
    >>> log_loss(["spam", "ham"], [[.1, .9], [.9, .1]], labels=["spam", "ham"])
    """
#% clean — values of a cost table
costs = [[0.7, 0.2], [0.4, 0.6]]
labels = [2, 1]
plot(costs, labels)
#% clean — y named oddly but in the right order
from sklearn.metrics import log_loss
log_loss(actual, predicted)
#% clean — entropy in nats
from scipy.stats import entropy
h = entropy([0.5, 0.25, 0.25])
h_nats = entropy([0.5, 0.25, 0.25])
#% clean — entropy in bits
from scipy.stats import entropy
bits = entropy([0.5, 0.5], base=2)
#% clean — KL in bits
import scipy.stats
kl_bits = scipy.stats.entropy(p, q, base=2)
#% clean — bits by division
import numpy as np
from scipy.stats import entropy
h_bits = entropy(p) / np.log(2)
#% clean — nats from bits
import math
from scipy.stats import entropy
h_nats = entropy(p, base=2) * math.log(2)
#% clean — base held in a variable
from scipy.stats import entropy
h_bits = entropy(p, base=base)
#% clean — counts are normalised
from scipy.stats import entropy
value, counts = np.unique(labels, return_counts=True)
print(entropy(counts))
#% clean — literal counts
from scipy.stats import entropy
entropy([9, 5], base=2)
#% clean — unnormalised rows are normalised by scipy
from scipy.stats import entropy
entropy([[1, 2], [3, 4]], axis=1)
#% clean — rel_entr of rows
import numpy as np
from scipy.special import rel_entr, kl_div
p = np.array([0.10, 0.40, 0.50])
q = np.array([0.80, 0.15, 0.05])
print(sum(rel_entr(p, q)), sum(kl_div(p, q)))
#% clean — entr
from scipy.special import entr
entr([0.2, 0.8]).sum()
#% clean — scipy's kl_div is no torch kl_div
from scipy.special import kl_div
d = kl_div([0.3, 0.7], [0.5, 0.5])
#% clean — differential entropy named bits of nothing
from scipy.stats import norm, differential_entropy
h = differential_entropy(norm.rvs(size=100))
#% clean — distribution's method entropy
from scipy.stats import binom
nats = binom(10, 0.3).entropy()
#% clean — mutual information
from sklearn.metrics import mutual_info_score
mi_nats = mutual_info_score(a, b)
#% clean — jensen-shannon
from scipy.spatial.distance import jensenshannon
jensenshannon([1.0, 0.0], [0.5, 0.5], base=2)
#% clean — an entropy function of one's own
def entropy(p):
    return -sum(x * math.log2(x) for x in p if x > 0)
bits = entropy([0.5, 0.5])
#% clean — image entropy
from skimage.filters.rank import entropy
ent_bits = entropy(img, disk(5))
#% clean — chained: softmax of scipy into log_loss
from scipy.special import softmax
from sklearn.metrics import log_loss
log_loss([0, 2], softmax([[2.0, 1.0, 0.1], [-1.0, 0.3, 3.2]], axis=1))
#% clean — a transposed prediction
import numpy as np
from sklearn.metrics import log_loss
log_loss([0, 1], np.array([[0.7, 0.4], [0.3, 0.6]]).T)
#% clean — normalised in place
import numpy as np
from sklearn.metrics import log_loss
P = np.array([[2., 1.], [1., 3.]])
P = P / P.sum(axis=1, keepdims=True)
log_loss([0, 1], P)
#% clean — augmented division
import numpy as np
from sklearn.metrics import log_loss
P = np.array([[0.9, 0.3], [0.2, 0.5]])
P /= P.sum(axis=1, keepdims=True)
log_loss([0, 1], P)
#% clean — proba with the name swapped by a swap
from sklearn.metrics import log_loss
def score(y_pred, y_true):
    return log_loss(y_true, y_pred, eps=1e-7)
