#% clean — logits for the loss, softmax for the accuracy
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
outputs = model(x)
probs = F.softmax(outputs, dim=1)
loss = criterion(outputs, y)
acc = (probs.argmax(1) == y).float().mean()
#% clean — softmax only in eval mode
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        x = self.fc(x)
        if self.training:
            return x
        return F.softmax(x, dim=1)
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — forward returns both, the loss takes the logits
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 3)
    def forward(self, x):
        logits = self.fc(x)
        return logits, F.softmax(logits, dim=1)
net = Net()
logits, probs = net(x)
loss = F.cross_entropy(logits, y)
#% clean — softmax then log into nll
import torch
import torch.nn.functional as F
p = F.softmax(model(x), dim=-1)
loss = F.nll_loss(torch.log(p + 1e-9), y)
#% clean — softmax().log() into cross_entropy
import torch.nn.functional as F
logp = F.softmax(z, dim=-1).log()
loss = F.cross_entropy(logp, y)
#% clean — LogSoftmax module with NLLLoss
import torch.nn as nn
model = nn.Sequential(nn.Linear(784, 10), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
loss = criterion(model(x), y)
#% clean — LogSoftmax with CrossEntropyLoss is idempotent
import torch.nn as nn
model = nn.Sequential(nn.Linear(784, 10), nn.LogSoftmax(dim=1))
criterion = nn.CrossEntropyLoss()
loss = criterion(model(x), y)
#% clean — attention softmax inside the model
import torch
import torch.nn as nn
class Attn(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.q = nn.Linear(d, d)
        self.out = nn.Linear(d, k)
    def forward(self, x):
        w = torch.softmax(self.q(x) @ x.transpose(1, 2), dim=-1)
        return self.out((w @ x).mean(1))
loss = nn.CrossEntropyLoss()(Attn(32, 4)(x), y)
#% clean — gates with sigmoid, logits out
import torch
import torch.nn as nn
class Gated(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a = nn.Linear(d, d)
        self.b = nn.Linear(d, 1)
    def forward(self, x):
        g = torch.sigmoid(self.a(x))
        return self.b(g * x)
crit = nn.BCEWithLogitsLoss()
loss = crit(Gated(16)(x), y)
#% clean — BCELoss after a Sigmoid
import torch.nn as nn
net = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
loss = nn.BCELoss()(net(x), y)
#% clean — soft targets from a teacher
import torch.nn.functional as F
soft = F.softmax(teacher(x) / T, dim=1)
loss = F.cross_entropy(student(x) / T, soft) * T ** 2
#% clean — one-hot cast to float
import torch
import torch.nn.functional as F
t = F.one_hot(y, num_classes=10).to(torch.float32)
loss = F.cross_entropy(model(x), t)
#% clean — the name softmax is a list of heads
import torch.nn as nn
class Adaptive(nn.Module):
    def __init__(self):
        super().__init__()
        self.softmax_heads = nn.ModuleList([nn.Linear(8, 8) for _ in range(3)])
        self.loss = nn.CrossEntropyLoss()
    def forward(self, x, y):
        return sum(self.loss(h(x), y) for h in self.softmax_heads)
#% clean — two criteria, each with what it takes
import torch
import torch.nn as nn
nll = nn.NLLLoss()
ce = nn.CrossEntropyLoss()
z = model(x)
a = nll(torch.log_softmax(z, 1), y)
b = ce(z, y)
#% clean — a name reused after the loss
import torch.nn.functional as F
out = model(x)
loss = F.cross_entropy(out, y)
out = F.softmax(out, dim=1)
conf = out.max(1).values
#% clean — the same name in another function
import torch.nn.functional as F
def predict(x):
    out = F.softmax(model(x), dim=1)
    return out
def train(x, y):
    out = model(x)
    return F.cross_entropy(out, y)
#% clean — model with flag
import torch.nn as nn
class M(nn.Module):
    def __init__(self, with_softmax=False):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.act = nn.Softmax(dim=1) if with_softmax else nn.Identity()
    def forward(self, x):
        return self.act(self.fc(x))
loss = nn.CrossEntropyLoss()(M()(x), y)
#% clean — two models
import torch.nn as nn
import torch
class Generator(nn.Module):
    def forward(self, z):
        return torch.sigmoid(self.net(z))
class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(784, 1)
    def forward(self, x):
        return self.net(x)
G, D = Generator(), Critic()
loss = nn.BCEWithLogitsLoss()(D(G(z)), ones)
#% clean — keras probabilities with the string loss
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
#% clean — keras logits with from_logits
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(32, activation='relu'), tf.keras.layers.Dense(10)])
model.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
#% clean — regression head
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(32, activation='relu'), tf.keras.layers.Dense(1)])
model.compile(optimizer='adam', loss='mse')
#% clean — functional with sigmoid
from tensorflow import keras
from tensorflow.keras import layers
x_in = keras.Input((20,))
out = layers.Dense(1, activation="sigmoid")(layers.Dense(8)(x_in))
m = keras.Model(x_in, out)
m.compile(loss="binary_crossentropy", optimizer="rmsprop")
#% clean — softmax multi-label with binary from probabilities
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy()
loss = bce(y, tf.nn.sigmoid(logits))
#% clean — keras backend with from_logits
from tensorflow.keras import backend as K
loss = K.categorical_crossentropy(y_true, y_pred, from_logits=True)
#% clean — compiled from logits, predicted then softmaxed for use
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(5)])
model.compile('sgd', tf.keras.losses.CategoricalCrossentropy(from_logits=True))
p = tf.nn.softmax(model.predict(x))
#% clean — log_loss with predict_proba
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression().fit(X, y)
print(log_loss(y_test, clf.predict_proba(X_test)))
#% clean — positive class only
from sklearn.metrics import log_loss
score = log_loss(y_test, clf.predict_proba(X_test)[:, 1])
#% clean — labels sorted
from sklearn.metrics import log_loss
log_loss(y_true, proba, labels=["cat", "dog", "fish"])
#% clean — labels from the estimator
from sklearn.metrics import log_loss
log_loss(y_true, proba, labels=clf.classes_)
#% clean — predict of Keras gives probabilities
from tensorflow import keras
from sklearn.metrics import log_loss
model = keras.models.load_model("m.keras")
print(log_loss(y, model.predict(X)))
#% clean — LightGBM booster's predict gives probabilities
import lightgbm as lgb
from sklearn.metrics import log_loss
bst = lgb.train(params, dtrain)
print(log_loss(y_valid, bst.predict(X_valid)))
#% clean — rows in thirds
from sklearn.metrics import log_loss
log_loss([0, 1, 2], [[0.33, 0.33, 0.34], [0.2, 0.6, 0.2], [0.1, 0.1, 0.8]])
#% clean — rounded to two places
import numpy as np
from sklearn.metrics import log_loss
p = np.array([[0.17, 0.33, 0.51], [0.25, 0.25, 0.5]])
log_loss([2, 0], p, labels=[0, 1, 2])
#% clean — scipy entropy of counts
from scipy.stats import entropy
h = entropy([3, 4, 1, 9])
#% clean — KL of counts in bits
from scipy.stats import entropy
kl_bits = entropy([10, 20, 30], [15, 15, 30], base=2)
#% clean — bits by dividing by ln 2
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
loss_bits = loss.item() / math.log(2)
bpc = loss.item() / math.log(2)
#% clean — perplexity in nats
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
ppl = math.exp(loss.item())
#% clean — perplexity from bits
import math
import torch.nn.functional as F
bits = F.cross_entropy(logits, y).item() / math.log(2)
ppl = 2 ** bits
#% clean — scipy bits to the power of two
from scipy.stats import entropy
H = entropy(p, base=2)
effective = 2 ** H
#% clean — a power of two that is no perplexity
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
penalty = loss ** 2
scale = 2 ** epoch
#% clean — KL with log input and batchmean
import torch.nn as nn
import torch.nn.functional as F
kl = nn.KLDivLoss(reduction="batchmean")
loss = kl(F.log_softmax(s / T, dim=1), F.softmax(t / T, dim=1)) * T * T
#% clean — KL with log_target
import torch.nn.functional as F
loss = F.kl_div(a.log_softmax(-1), b.log_softmax(-1), reduction="batchmean", log_target=True)
#% clean — KL none, then a mean by hand
import torch.nn.functional as F
loss = F.kl_div(logq, p, reduction="none").sum(-1).mean()
#% clean — torch.distributions
import torch
from torch.distributions import Categorical, kl_divergence
loss = kl_divergence(Categorical(logits=a), Categorical(probs=torch.softmax(b, -1))).mean()
#% clean — ignore_index with literal targets
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.3, 1.2, -0.4], [2.0, 0.1, 0.0]])
labels = torch.tensor([255, 2])
loss = F.cross_entropy(logits, labels, ignore_index=255)
#% clean — −100 for padded tokens
import torch
loss = torch.nn.CrossEntropyLoss()(torch.tensor([[1.5, -0.2], [0.3, 0.8]]), torch.tensor([-100, 1]))
#% clean — labels shifted before use
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
target = torch.tensor([1, 2, 3, 1])
loss = criterion(torch.randn(4, 3), target - 1)
#% clean — four classes for labels up to three
import torch
import torch.nn as nn
loss = nn.CrossEntropyLoss()(torch.randn(4, 4), torch.tensor([1, 2, 3, 1]))
#% clean — smoothing with −100
import torch.nn as nn
crit = nn.CrossEntropyLoss(ignore_index=-100, label_smoothing=0.1)
loss = crit(logits, labels)
#% clean — optax with integer labels
import optax
loss = optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()
#% clean — optax with one-hot
import jax
import optax
loss = optax.softmax_cross_entropy(logits, jax.nn.one_hot(labels, 10)).mean()
#% clean — keyword arguments in the other order
import torch.nn.functional as F
loss = F.cross_entropy(target=labels, input=logits)
#% clean — Keras keyword arguments in the other order
import keras
loss = keras.losses.categorical_crossentropy(y_pred=preds, y_true=labels)
#% clean — generator step: targets are called fake labels
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss()
label = torch.full((b,), 1.0)
output = netD(fake).view(-1)
errG = criterion(output, label)
#% clean — multi-label indicator rows with BCE
import torch
import torch.nn as nn
y = torch.tensor([[1., 0., 1.], [0., 0., 1.]])
loss = nn.BCEWithLogitsLoss()(net(x), y)
#% clean — to_categorical with the categorical loss
from tensorflow.keras.utils import to_categorical
import tensorflow as tf
y = to_categorical(labels, 3)
loss = tf.keras.losses.CategoricalCrossentropy()(y, tf.nn.softmax(z))
#% clean — own function named cross_entropy
import numpy as np
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
def cross_entropy(p, y):
    return -np.log(p[np.arange(len(y)), y]).mean()
loss = cross_entropy(softmax(z), y)
#% clean — own class named CrossEntropyLoss that takes probabilities
import torch
class CrossEntropyLoss(torch.nn.Module):
    def forward(self, p, y):
        return -(y * p.log()).sum(1).mean()
crit = CrossEntropyLoss()
loss = crit(torch.softmax(z, 1), y)
#% clean — label binarizer for AUC, log loss on proba
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.preprocessing import label_binarize
y_bin = label_binarize(y_test, classes=[0, 1, 2])
print(roc_auc_score(y_bin, proba), log_loss(y_test, proba))
#% clean — segmentation, argmax for the metric
import torch.nn.functional as F
out = model(img)["out"]
loss = F.cross_entropy(out, mask.squeeze(1).long(), ignore_index=255)
pred = out.softmax(1).argmax(1)
#% clean — a partition into heads, where only one is a softmax
import torch.nn as nn
import torch
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.cls = nn.Linear(8, 3)
        self.mask = nn.Sequential(nn.Linear(8, 8), nn.Sigmoid())
    def forward(self, x):
        return self.cls(x), self.mask(x)
net = Two()
z, m = net(x)
loss = nn.CrossEntropyLoss()(z, y) + nn.BCELoss()(m, t)
