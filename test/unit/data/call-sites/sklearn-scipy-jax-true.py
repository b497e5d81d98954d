#% true logits-as-probabilities — decision_function
from sklearn.svm import LinearSVC
from sklearn.metrics import log_loss
clf = LinearSVC().fit(X_train, y_train)
scores = clf.decision_function(X_test)
print(log_loss(y_test, scores))
#% true logits-as-probabilities — literal scores
from sklearn.metrics import log_loss
log_loss([0, 1, 2], [[2.0, 0.5, -1.0], [0.1, 3.0, 0.2], [-0.4, 0.3, 1.9]])
#% true logits-as-probabilities — 1-D margins
import sklearn.metrics
import numpy as np
margins = np.array([-2.4, 1.8, 0.6])
print(sklearn.metrics.log_loss([0, 1, 1], margins))
#% true probability-out-of-range — 1-D
from sklearn.metrics import log_loss
y = [0, 1, 1, 0]
p = [0.1, 1.01, 0.8, 0.3]
log_loss(y, p)
#% true probability-out-of-range — alias
from sklearn import metrics
metrics.log_loss([1, 0], [0.97, -0.03])
#% true labels-as-probabilities — pipeline
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, accuracy_score
pipe = make_pipeline(StandardScaler(), LogisticRegression())
pipe.fit(X_train, y_train)
y_pred = pipe.predict(X_test)
print("acc", accuracy_score(y_test, y_pred))
print("logloss", log_loss(y_test, y_pred))
#% true labels-as-probabilities — random forest, inline
from sklearn.ensemble import RandomForestClassifier
from sklearn import metrics
rf = RandomForestClassifier(n_estimators=200).fit(Xtr, ytr)
metrics.log_loss(yte, rf.predict(Xte))
#% true labels-as-probabilities — keywords
import sklearn.metrics as skm
from sklearn.naive_bayes import GaussianNB
gnb = GaussianNB()
gnb.fit(X, y)
skm.log_loss(y_true=y, y_pred=gnb.predict(X))
#% true labels-as-probabilities — cross validation loop
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold
from sklearn.tree import DecisionTreeClassifier
losses = []
for train, test in KFold(5).split(X):
    tree = DecisionTreeClassifier(max_depth=3)
    tree.fit(X[train], y[train])
    pred = tree.predict(X[test])
    losses.append(log_loss(y[test], pred))
#% true labels-as-probabilities — grid search
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
from sklearn.metrics import log_loss
gs = GridSearchCV(SVC(probability=True), {"C": [0.1, 1]})
gs.fit(X_train, y_train)
predictions = gs.predict(X_test)
score = log_loss(y_test, predictions)
#% true labels-as-probabilities — multi-line
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import log_loss
knn = KNeighborsClassifier(n_neighbors=5).fit(X_train, y_train)
ll = log_loss(
    y_test,
    knn.predict(X_test),
)
#% true rows-not-normalized — three classes
from sklearn.metrics import log_loss
y_true = ["a", "b", "c"]
proba = [[0.8, 0.1, 0.05], [0.2, 0.6, 0.2], [0.1, 0.1, 0.8]]
log_loss(y_true, proba)
#% true rows-not-normalized — numpy array
import numpy as np
from sklearn.metrics import log_loss
P = np.array([[.9, .2],
              [.3, .7],
              [.5, .5]])
print(log_loss([0, 1, 0], P))
#% true rows-not-normalized — keywords
from sklearn.metrics import log_loss
ll = log_loss(y_true=[1, 0], y_pred=[[0.2, 0.7], [0.9, 0.1]], normalize=False)
#% true rows-not-normalized — optax
import jax.numpy as jnp
import optax
loss = optax.kl_divergence(jnp.log(jnp.array([[0.3, 0.7]])), jnp.array([[0.5, 0.3]]))
#% true wrong-axis — softmax over the batch
import numpy as np
from sklearn.metrics import log_loss
proba = np.array([[0.6, 0.1], [0.3, 0.2], [0.1, 0.7]])
log_loss([0, 0, 1], proba)
#% true wrong-axis — pasted from a print
from sklearn.metrics import log_loss
y_prob = [
    [0.90, 0.20],
    [0.10, 0.80],
]
print(log_loss([0, 1], y_prob))
#% true wrong-axis — 3 by 3
from sklearn import metrics
metrics.log_loss(["x", "y", "z"], [[0.6, 0.3, 0.2], [0.3, 0.5, 0.1], [0.1, 0.2, 0.7]])
#% true wrong-axis — keywords
from sklearn.metrics import log_loss
log_loss(y_pred=[[0.75, 0.4], [0.25, 0.6]], y_true=[0, 1])
#% true swapped-arguments — predictions first
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
lr = LogisticRegression().fit(X_train, y_train)
probs = lr.predict_proba(X_test)
print(log_loss(probs, y_test))
#% true swapped-arguments — inline predict_proba
from sklearn import metrics
metrics.log_loss(model.predict_proba(X_val), y_val)
#% true swapped-arguments — optax labels first
import optax
loss = optax.softmax_cross_entropy(labels, logits).mean()
#% true swapped-arguments — optax integer labels
import optax
def loss_fn(params, batch):
    logits = apply(params, batch['x'])
    labels = batch['y']
    return optax.softmax_cross_entropy_with_integer_labels(labels, logits).mean()
#% true unsorted-labels — numbers
from sklearn.metrics import log_loss
log_loss(y_true, y_prob, labels=[2, 0, 1])
#% true unsorted-labels — strings, keyword
from sklearn.metrics import log_loss
score = log_loss(y_test, clf.predict_proba(X_test), labels=["yes", "no"])
#% true unsorted-labels — negative class last
import sklearn.metrics
sklearn.metrics.log_loss(y, p, labels=[1, -1])
#% true unsorted-labels — capital before small
from sklearn.metrics import log_loss
log_loss(y, p, sample_weight=w, labels=['cat', 'dog', 'Bird'])
#% true unsorted-labels — by a name
from sklearn.metrics import log_loss
classes = ["positive", "neutral", "negative"]
ll = log_loss(y_true, proba, labels=classes)
#% true unsorted-labels — ordinal levels
from sklearn import metrics
levels = ['low', 'medium', 'high']
print(metrics.log_loss(y_true=y, y_pred=P, labels=levels))
#% true infinity-hidden — 1-D
from sklearn.metrics import log_loss
log_loss([1, 0, 1], [0.0, 0.1, 0.9])
#% true infinity-hidden — rows
from sklearn.metrics import log_loss
y_true = [0, 1, 2]
y_pred = [[0.7, 0.2, 0.1], [0.5, 0.0, 0.5], [0.1, 0.1, 0.8]]
print(log_loss(y_true, y_pred))
#% true target-out-of-range — optax
import jax.numpy as jnp
import optax
logits = jnp.array([[1.2, -0.8, 0.3], [0.2, 0.9, -1.0]])
labels = jnp.array([0, 4])
optax.softmax_cross_entropy_with_integer_labels(logits, labels)
#% true target-off-by-one — optax
import jax.numpy as jnp
import optax
optax.softmax_cross_entropy_with_integer_labels(jnp.array([[0.4, -1.3], [2.1, 0.2]]), jnp.array([1, 2]))
#% true double-softmax — optax with jax.nn.softmax
import jax
import optax
def loss_fn(params, x, y):
    probs = jax.nn.softmax(net.apply(params, x))
    return optax.softmax_cross_entropy_with_integer_labels(probs, y).mean()
#% true double-softmax — one-hot labels, flax
import flax.linen as nn
import jax
import optax
logits = nn.softmax(state.apply_fn({'params': p}, x))
loss = optax.softmax_cross_entropy(logits=logits, labels=jax.nn.one_hot(y, 10)).mean()
#% true double-sigmoid — optax
import jax
import optax
p = jax.nn.sigmoid(z)
loss = optax.sigmoid_binary_cross_entropy(p, y).mean()
#% true double-sigmoid — optax, inline
import jax.nn
import optax
l = optax.sigmoid_binary_cross_entropy(jax.nn.sigmoid(logits), labels)
#% true probabilities-as-log — optax kl
import jax
import optax
q = jax.nn.softmax(student)
p = jax.nn.softmax(teacher)
kl = optax.kl_divergence(q, p).mean()
#% true probabilities-as-logits — optax
import jax.numpy as jnp
import optax
p = jnp.array([[0.5, 0.3, 0.2], [0.9, 0.05, 0.05]])
optax.softmax_cross_entropy_with_integer_labels(p, jnp.array([0, 2]))
#% true index-as-one-hot — optax
import jax.numpy as jnp
import optax
optax.softmax_cross_entropy(jnp.array([[1.4, 0.2, -0.5], [0.3, 0.1, 0.7]]), jnp.array([0, 2]))
#% true one-hot-as-index — optax
import jax
import optax
onehot = jax.nn.one_hot(labels, 10)
loss = optax.softmax_cross_entropy_with_integer_labels(logits, onehot)
#% true target-not-normalized — optax
import jax.numpy as jnp
import optax
loss = optax.softmax_cross_entropy(logits, jnp.array([[1., 0., 1.], [0., 1., 1.]]))
#% true binary-target-out-of-range — optax
import jax.numpy as jnp
import optax
optax.sigmoid_binary_cross_entropy(logits, jnp.array([1., -1., 1.]))
#% true unit-mismatch — entropy base 2 named nats
from scipy.stats import entropy
nats = entropy([0.2, 0.8], base=2)
#% true unit-mismatch — default base named bits
from scipy.stats import entropy
import numpy as np
p = np.array([0.25, 0.25, 0.5])
entropy_bits = entropy(p)
#% true unit-mismatch — kl in bits
import scipy.stats as st
kl_bits = st.entropy(p, q)
#% true unit-mismatch — log_loss named bits
from sklearn.metrics import log_loss
bits_per_example = log_loss(y_true, y_prob)
#% true unit-mismatch — relative entropy
import scipy.stats
def report(pk, qk):
    divergence_nats = scipy.stats.entropy(pk, qk, base=2)
    return divergence_nats
