#% true double-softmax
import torch
from torch import nn


class DigitNet(nn.Module):
    def __init__(self, hidden: int = 64):
        super().__init__()
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), nn.ReLU())
        self.head = nn.Linear(hidden, 10)
        self.act = nn.Softmax(dim=-1)

    def forward(self, x):
        h = self.body(x)
        return self.act(self.head(h))


def train(loader, epochs=3):
    net = DigitNet()
    crit = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    for _ in range(epochs):
        for xb, yb in loader:
            opt.zero_grad()
            loss = crit(net(xb), yb)
            loss.backward()
            opt.step()
#% true double-softmax
from tensorflow import keras
from tensorflow.keras import layers as L

clf = keras.Sequential([
    keras.Input(shape=(32,)),
    L.Dense(64, activation="relu"),
    L.Dropout(0.2),
    L.Dense(7, activation="softmax"),
])
clf.compile(
    metrics=["accuracy"],
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer="adam",
)
#% true double-softmax
import jax
import jax.numpy as jnp
import optax


def loss_fn(params, batch):
    x, y = batch
    z = jnp.tanh(x @ params["w1"] + params["b1"])
    out = jax.nn.softmax(z @ params["w2"] + params["b2"], axis=-1)
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()


step = jax.jit(jax.value_and_grad(loss_fn))
#% true double-softmax
import torch.nn as nn
import torch.nn.functional as F
from functools import partial

smooth_ce = partial(F.cross_entropy, label_smoothing=0.1)
model = nn.Sequential(
    nn.Linear(20, 50),
    nn.GELU(),
    nn.Linear(50, 4),
    nn.Softmax(dim=1),
)


def evaluate(x, y):
    return smooth_ce(model(x), y).item()
#% true double-sigmoid
import torch
import torch.nn as nn


class Churn(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(12, 32)
        self.fc2 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        return torch.sigmoid(self.fc2(x)).squeeze(1)


net = Churn()
objective = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
x = torch.randn(16, 12)
y = torch.randint(0, 2, (16,)).float()
print(objective(net(x), y))
#% true double-sigmoid
from jax.nn import sigmoid as squash
from optax import sigmoid_binary_cross_entropy as bce


def detector_loss(w, b, feats, is_fraud):
    score = squash(feats @ w + b)
    return bce(score, is_fraud).mean()
#% true double-sigmoid
import tensorflow as tf

inp = tf.keras.Input((5,))
h = tf.keras.layers.Dense(8, "relu")(inp)
out = tf.keras.layers.Dense(1, activation="sigmoid")(h)
m = tf.keras.Model(inp, out)
m.compile("rmsprop", loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
#% true logits-as-probabilities
# %% build
from keras import Sequential
from keras.layers import Dense, Input

net = Sequential([Input((20,)), Dense(32, activation="relu"), Dense(10)])

# %% compile
net.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
#% true logits-as-probabilities
import torch
from torch import nn, optim

lin = nn.Linear(6, 1)
bce = nn.BCELoss()
opt = optim.SGD(lin.parameters(), lr=0.1)


def step(xb: torch.Tensor, yb: torch.Tensor) -> float:
    opt.zero_grad()
    raw = lin(xb)
    loss = bce(raw, yb.float().unsqueeze(1))
    loss.backward()
    opt.step()
    return loss.item()
#% true logits-as-probabilities
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

X, y = load_breast_cancer(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, random_state=0)
svm = LinearSVC(max_iter=5000).fit(Xa, ya)
print("log loss", log_loss(yb, svm.decision_function(Xb)))
#% true probability-out-of-range
import torch
import torch.nn.functional as F

pred = torch.tensor([0.12, 0.93, 1.02, 0.55])
truth = torch.tensor([0.0, 1.0, 1.0, 1.0])
print(F.binary_cross_entropy(pred, truth))
#% true probability-out-of-range
import numpy as np
from sklearn.metrics import log_loss as ll

shrunk = np.array([0.31, -0.04, 0.88, 0.67, 0.45])
score = ll(y_true=[0, 0, 1, 1, 0], y_pred=shrunk)
#% true probabilities-as-logits
import torch
from torch.nn import CrossEntropyLoss

ensemble = torch.tensor([
    [0.70, 0.20, 0.10],
    [0.05, 0.90, 0.05],
    [0.25, 0.25, 0.50],
])
gold = torch.tensor([0, 1, 2])
print(CrossEntropyLoss()(ensemble, gold).item())
#% true probabilities-as-logits
import tensorflow as tf

votes = tf.constant([[0.6, 0.4], [0.15, 0.85]])
onehot = tf.constant([[1.0, 0.0], [0.0, 1.0]])
per_row = tf.nn.softmax_cross_entropy_with_logits(logits=votes, labels=onehot)
#% true labels-as-probabilities
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, log_loss


def report(Xtr, ytr, Xte, yte):
    forest = RandomForestClassifier(n_estimators=200)
    forest.fit(Xtr, ytr)
    guess = forest.predict(Xte)
    return {
        "acc": accuracy_score(yte, guess),
        "logloss": log_loss(yte, guess),
    }
#% true labels-as-probabilities
import pandas as pd
from sklearn import metrics
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
feats, target = df.drop(columns="default"), df["default"]
pipe = make_pipeline(StandardScaler(), LogisticRegression())
pipe.fit(feats, target)
df["pred"] = pipe.predict(feats)
print(metrics.log_loss(y_pred=df["pred"], y_true=target))
#% true rows-not-normalized
from sklearn.metrics import log_loss

y = ["cat", "dog", "emu"]
p = [
    [0.8, 0.1, 0.1],
    [0.2, 0.5, 0.1],
    [0.1, 0.2, 0.7],
]
print(log_loss(y, p))
#% true rows-not-normalized
import numpy as np
import tensorflow as tf

cce = tf.keras.losses.CategoricalCrossentropy()
y_true = np.array([[0, 1, 0], [0, 0, 1]], dtype="float32")
y_pred = np.array([[0.05, 0.95, 0.3], [0.1, 0.8, 0.1]], dtype="float32")
print(cce(y_true, y_pred).numpy())
#% true wrong-axis
import torch
import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.proj = nn.Linear(d, k)

    def forward(self, x):  # x: (batch, d)
        return F.log_softmax(self.proj(x), dim=0)


tagger = Tagger(16, 5)
x, y = torch.randn(8, 16), torch.randint(0, 5, (8,))
loss = F.nll_loss(tagger(x), y)
#% true wrong-axis
import torch

scores = torch.tensor([[2.0, 1.0, 0.1], [0.3, 0.2, 3.0]])
probs = torch.softmax(scores, dim=0)
loss = torch.nn.NLLLoss()(probs.log(), torch.tensor([0, 2]))
#% true target-out-of-range
import torch
import torch.nn.functional as F

logits = torch.randn(4, 3)
labels = torch.tensor([0, 2, 5, 1])
print(F.cross_entropy(logits, labels))
#% true target-out-of-range
import jax.numpy as jnp
import optax

z = jnp.array([[1.2, -0.3, 0.8], [0.1, 0.2, 2.2], [0.0, 0.0, 1.0]])
lab = jnp.array([0, 4, 2])
total = optax.softmax_cross_entropy_with_integer_labels(logits=z, labels=lab).sum()
#% true target-off-by-one
import torch
from torch import nn

head = nn.Linear(8, 3)
feats = torch.randn(5, 8)
stars = torch.tensor([1, 3, 2, 1, 3])
loss = nn.CrossEntropyLoss()(head(feats), stars)
#% true target-off-by-one
import numpy as np
from tensorflow import keras

quarter = np.array([1, 2, 3, 4, 4, 2])
p = np.full((6, 4), 0.25, dtype="float32")
loss = keras.losses.sparse_categorical_crossentropy(quarter, p)
#% true one-hot-as-index
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import Dense, Flatten, Input
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

(xtr, ytr), _ = mnist.load_data()
ytr = to_categorical(ytr, 10)
model = Sequential([Input((28, 28)), Flatten(), Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(xtr / 255.0, ytr, epochs=2)
#% true one-hot-as-index
import torch
import torch.nn.functional as F


def seg_loss(feats: torch.Tensor, classes: torch.Tensor, w: torch.Tensor):
    logp = F.log_softmax(feats @ w, dim=1)
    target = F.one_hot(classes, num_classes=6)
    return F.nll_loss(logp, target)
#% true index-as-one-hot
import numpy as np
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input((4,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy")
X = np.random.rand(6, 4)
y = np.array([0, 2, 1, 1, 0, 2])
model.fit(X, y, epochs=5)
#% true index-as-one-hot
import jax.numpy as jnp
import optax

logits = jnp.array([[2.0, 0.5, -1.0], [0.1, 1.5, 0.3], [0.2, 0.1, 0.9]])
y = jnp.array([0, 1, 2])
print(optax.softmax_cross_entropy(logits, y).mean())
#% true binary-target-out-of-range
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bcel

margin = torch.tensor([0.8, -1.3, 2.4, 0.1])
side = torch.tensor([1.0, -1.0, 1.0, -1.0])
print(bcel(margin, side))
#% true binary-target-out-of-range
import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy()
gender = tf.constant([[1.0], [2.0], [2.0], [1.0]])
prob = tf.constant([[0.3], [0.8], [0.6], [0.4]])
loss = bce(gender, prob)
#% true target-not-normalized
import torch
import torch.nn.functional as F

logits = torch.randn(3, 4)
tags = torch.tensor([
    [1.0, 0.0, 1.0, 0.0],
    [0.0, 1.0, 0.0, 0.0],
    [1.0, 1.0, 0.0, 1.0],
])
loss = F.cross_entropy(logits, tags)
#% true target-not-normalized
import tensorflow as tf

genres = tf.constant([[1, 1, 0], [0, 1, 1]], dtype=tf.float32)
scores = tf.constant([[3.1, 2.0, -4.0], [-1.5, 0.7, 1.1]])
loss = tf.reduce_mean(
    tf.nn.softmax_cross_entropy_with_logits(labels=genres, logits=scores)
)
#% true swapped-arguments
import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(3, 9), nn.Tanh(), nn.Linear(9, 4))
ce = nn.CrossEntropyLoss()


def validate(loader):
    total = 0.0
    with torch.no_grad():
        for batch in loader:
            x, y = batch["x"], batch["y"].long()
            total += ce(y, net(x)).item()
    return total / len(loader)
#% true swapped-arguments
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold


def cv(X, y):
    out = []
    for tr, te in KFold(5).split(X):
        lr = LogisticRegression(C=0.5).fit(X[tr], y[tr])
        out.append(log_loss(lr.predict_proba(X[te]), y[te]))
    return sum(out) / len(out)
#% true swapped-arguments
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Dense(32, activation="relu"),
    tf.keras.layers.Dense(5, activation="softmax"),
])
loss_obj = tf.keras.losses.SparseCategoricalCrossentropy()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        pred = model(x, training=True)
        loss = loss_obj(pred, y)
    return tape.gradient(loss, model.trainable_variables)
#% true probabilities-as-log
import torch
import torch.nn.functional as F
from torch import nn


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(4, 24)
        self.l2 = nn.Linear(24, 2)

    def forward(self, s):
        return F.softmax(self.l2(F.relu(self.l1(s))), dim=-1)


def imitation_loss(policy: Policy, states, actions):
    return F.nll_loss(policy(states), actions)


pi = Policy()
imitation_loss(pi, torch.randn(2, 4), torch.tensor([0, 1]))
#% true probabilities-as-log
import torch.nn.functional as F


def distill(student_logits, teacher_logits, T=2.0):
    s = F.softmax(student_logits / T, dim=1)
    t = F.softmax(teacher_logits / T, dim=1)
    return F.kl_div(s, t, reduction="batchmean") * T * T
#% true kl-argument-order
import torch.nn as nn
import torch.nn.functional as F

kld = nn.KLDivLoss(reduction="batchmean")


def step(student, teacher, x):
    target = F.softmax(teacher(x), dim=1)
    inp = F.log_softmax(student(x), dim=1)
    return kld(target, inp)
#% true kl-argument-order
import torch

a = torch.randn(4, 6)
b = torch.randn(4, 6)
p = a.softmax(dim=-1)
logq = b.log_softmax(dim=-1)
d = torch.nn.functional.kl_div(p, logq, reduction="sum")
#% true kl-log-target
from torch.nn import functional as F


def consistency(clean, noisy):
    lp = F.log_softmax(clean, dim=-1).detach()
    lq = F.log_softmax(noisy, dim=-1)
    return F.kl_div(lq, lp, reduction="batchmean")
#% true kl-log-target
import torch
from torch import nn

crit = nn.KLDivLoss(log_target=True, reduction="batchmean")
q = torch.log_softmax(torch.randn(3, 5), dim=1)
p = torch.softmax(torch.randn(3, 5), dim=1)
print(crit(q, p))
#% true kl-mean-reduction
import torch
import torch.nn.functional as F


def kd_loss(zs: torch.Tensor, zt: torch.Tensor, tau: float = 4.0) -> torch.Tensor:
    return tau ** 2 * F.kl_div(
        F.log_softmax(zs / tau, dim=1),
        F.softmax(zt / tau, dim=1),
    )
#% true kl-mean-reduction
import torch
from torch.nn import KLDivLoss

div = KLDivLoss(reduction="mean")
prior = torch.tensor([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]])
post = torch.log_softmax(torch.randn(2, 3), dim=1)
print("KL:", div(post, prior))
#% true unsorted-labels
from sklearn.metrics import log_loss

actual = ["spam", "ham", "ham"]
proba = [[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]]
print(log_loss(actual, proba, labels=["spam", "ham"]))
#% true unsorted-labels
import numpy as np
from sklearn import metrics

ORDER = [2, 0, 1]
P = np.array([[0.6, 0.3, 0.1], [0.2, 0.7, 0.1]])
loss = metrics.log_loss(y_true=[2, 0], y_pred=P, labels=ORDER)
#% true infinity-hidden
from sklearn.metrics import log_loss

rain = [1, 0, 1, 1]
forecast = [0.9, 0.2, 0.0, 0.7]
print(log_loss(rain, forecast))
#% true infinity-hidden
import torch
from torch import nn

p = torch.tensor([1.0, 0.4, 0.8])
t = torch.tensor([0.0, 0.0, 1.0])
loss = nn.BCELoss()(p, t)
#% true all-rows-ignored
import torch
import torch.nn.functional as F

vocab = 12
logits = torch.randn(3, vocab)
labels = torch.tensor([-100, -100, -100])
loss = F.cross_entropy(logits, labels)
#% true all-rows-ignored
import torch
from torch import nn

PAD = 0
ce = nn.CrossEntropyLoss(ignore_index=PAD)
out = torch.randn(4, 9)
tgt = torch.zeros(4, dtype=torch.long)
print(ce(out, tgt))
#% true smoothing-with-ignored
from torch import nn


class Seq2SeqLoss(nn.Module):
    def __init__(self, vocab_size: int):
        super().__init__()
        self.vocab_size = vocab_size
        self.ce = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)

    def forward(self, logits, tgt):
        return self.ce(logits.reshape(-1, self.vocab_size), tgt.reshape(-1))
#% true smoothing-with-ignored
import torch
import torch.nn.functional as F

PAD_ID = 1
logits = torch.randn(4, 6)
gold = torch.tensor([2, 5, 1, 1])
loss = F.cross_entropy(logits, gold, ignore_index=PAD_ID, label_smoothing=0.05)
#% true unit-mismatch
from scipy.stats import entropy

p = [0.5, 0.25, 0.25]
h = entropy(p, base=2)
print(f"entropy: {h:.3f} nats")
#% true unit-mismatch
from sklearn.metrics import log_loss

p = [0.9, 0.3, 0.6]
bits = log_loss([1, 0, 1], p)
print(f"{bits:.4f} bits per example")
#% true double-softmax
import torch
import torch.nn.functional as F


@torch.enable_grad()
def loss_of(model, batch):
    xs, ys = batch
    if (probs := F.softmax(model(xs), dim=1)).isnan().any():
        raise FloatingPointError("nan")
    return F.cross_entropy(input=probs, target=ys)
#% true labels-as-probabilities
from sklearn.metrics import log_loss
from sklearn.naive_bayes import GaussianNB
from sklearn.tree import DecisionTreeClassifier


class Experiment:
    def __init__(self, X, y):
        self.X, self.y = X, y
        self.model = GaussianNB()

    def run(self):
        self.model.fit(self.X, self.y)
        return log_loss(self.y, self.model.predict(self.X))
#% true swapped-arguments
import jax
import jax.numpy as jnp
import optax


def loss(params, x, cls):
    logits = x @ params["w"]
    onehot = jax.nn.one_hot(cls, 10)
    return jnp.mean(optax.softmax_cross_entropy(onehot, logits))
#% true one-hot-as-index
import tensorflow as tf

scores = tf.constant([[1.0, 2.0, 3.0], [0.5, 0.1, -2.0]])
y = tf.one_hot([2, 0], depth=3, dtype=tf.int32)
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=scores)
#% true target-out-of-range
import torch
from torch import nn

CFG = {"n_classes": 2, "dim": 3}
net = nn.Sequential(nn.Linear(CFG["dim"], 8), nn.ReLU(), nn.Linear(8, CFG["n_classes"]))
sentiment = torch.tensor([1, -1, 1, -1])
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 3)), sentiment)
#% true logits-as-probabilities
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(64, activation="relu")
        self.d2 = tf.keras.layers.Dense(10)

    def call(self, x):
        return self.d2(self.d1(x))


net = Net()
cce = tf.keras.losses.SparseCategoricalCrossentropy()


def train_step(x, y):
    return cce(y, net(x))
#% true double-sigmoid
import torch
import torch.nn.functional as F


def multilabel(h, W, tags):
    scores = (h @ W).sigmoid()
    return F.binary_cross_entropy_with_logits(scores, tags.float(), reduction="none").sum(1).mean()
