#% clean — logits by name, probabilities for the metric
import torch
import torch.nn as nn
from torchmetrics import Accuracy
acc = Accuracy(task="multiclass", num_classes=10)
criterion = nn.CrossEntropyLoss()
logits = model(x)
loss = criterion(logits, y)
acc(logits.softmax(dim=-1), y)
#% clean — validation computes probabilities afterwards in the same variable
import torch
import torch.nn.functional as F
for x, y in loader:
    out = model(x)
    loss = F.cross_entropy(out, y)
    out = F.softmax(out, dim=1)
    preds.append(out.argmax(1))
#% clean — softmax in the branch of inference
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, x, return_probs=False):
        x = self.fc(x)
        if return_probs:
            return self.softmax(x)
        return x
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — an ablation flag
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        z = self.fc(x)
        return z if self.logits else F.softmax(z, 1)
net = Net()
loss = F.cross_entropy(net(x), y)
#% clean — inheritance overrides the head
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def forward(self, x):
        return F.softmax(self.fc(x), 1)
class Raw(Base):
    def forward(self, x):
        return self.fc(x)
m = Raw()
loss = F.cross_entropy(m(x), y)
#% clean — two classes of one name in two functions
import torch.nn as nn
import torch.nn.functional as F
def a():
    class M(nn.Module):
        def forward(self, x):
            return F.softmax(x, 1)
    return M()
def b():
    class M(nn.Module):
        def forward(self, x):
            return x
    return F.cross_entropy(M()(x), y)
#% clean — the last layer replaced by identity
import torch.nn as nn
m = nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
m[-1] = nn.Identity()
loss = nn.CrossEntropyLoss()(m(x), y)
#% clean — the Softmax is cut off
import torch.nn as nn
m = nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
body = nn.Sequential(*list(m.children())[:-1])
loss = nn.CrossEntropyLoss()(body(x), y)
#% clean — sliced Sequential
import torch.nn as nn
m = nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
loss = nn.CrossEntropyLoss()(m[:-1](x), y)
#% clean — softmax removed by del
import torch.nn as nn
m = nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
del m[-1]
loss = nn.CrossEntropyLoss()(m(x), y)
#% clean — attention weights as targets of KL
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(att_s, dim=-1), F.softmax(att_t, dim=-1), reduction="batchmean")
#% clean — JS divergence by two KLs
import torch
import torch.nn.functional as F
p, q = F.softmax(a, 1), F.softmax(b, 1)
m = (0.5 * (p + q)).log()
js = 0.5 * (F.kl_div(m, p, reduction="batchmean") + F.kl_div(m, q, reduction="batchmean"))
#% clean — R-Drop as the paper's code
import torch.nn.functional as F
def compute_kl_loss(p, q, pad_mask=None):
    p_loss = F.kl_div(F.log_softmax(p, dim=-1), F.softmax(q, dim=-1), reduction='none')
    q_loss = F.kl_div(F.log_softmax(q, dim=-1), F.softmax(p, dim=-1), reduction='none')
    if pad_mask is not None:
        p_loss.masked_fill_(pad_mask, 0.)
        q_loss.masked_fill_(pad_mask, 0.)
    return (p_loss.sum() + q_loss.sum()) / 2
#% clean — VAT
import torch
import torch.nn.functional as F
with torch.no_grad():
    pred = F.softmax(model(x), dim=1)
pred_hat = model(x + r_adv)
logp_hat = F.log_softmax(pred_hat, dim=1)
lds = F.kl_div(logp_hat, pred, reduction='batchmean')
#% clean — masked language model loss
import torch.nn as nn
loss_fct = nn.CrossEntropyLoss()
masked = loss_fct(prediction_scores.view(-1, config.vocab_size), labels.view(-1))
#% clean — masked loss by hand
import torch.nn.functional as F
ce = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
loss = (ce * mask).sum() / mask.sum()
#% clean — focal loss by hand
import torch
import torch.nn.functional as F
ce = F.cross_entropy(logits, y, reduction="none")
pt = torch.exp(-ce)
loss = ((1 - pt) ** 2 * ce).mean()
#% clean — dice and BCE
import torch
import torch.nn as nn
def forward(inputs, targets):
    bce = nn.functional.binary_cross_entropy_with_logits(inputs, targets)
    inputs = torch.sigmoid(inputs)
    inter = (inputs * targets).sum()
    dice = 1 - (2 * inter + 1) / (inputs.sum() + targets.sum() + 1)
    return bce + dice
#% clean — dice first, on another name
import torch
import torch.nn.functional as F
probs = torch.sigmoid(logits)
dice = 1 - 2 * (probs * y).sum() / (probs.sum() + y.sum())
bce = F.binary_cross_entropy(probs, y) if probs_mode else F.binary_cross_entropy_with_logits(logits, y)
#% clean — GAN with logits
import torch
import torch.nn as nn
bce = nn.BCEWithLogitsLoss()
real, fake = D(x), D(G(z).detach())
d_loss = bce(real, torch.ones_like(real)) + bce(fake, torch.zeros_like(fake))
#% clean — GAN with label smoothing by numbers
import torch
import torch.nn as nn
loss = nn.BCELoss()(torch.sigmoid(D(x)), torch.full((64, 1), 0.9))
#% clean — label 0.9 and 0.1
import torch
import torch.nn as nn
loss = nn.BCEWithLogitsLoss()(D(x), torch.tensor([0.9, 0.9, 0.1, 0.1]))
#% clean — temperature scaling
import torch
import torch.nn as nn
class ModelWithTemperature(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        self.temperature = nn.Parameter(torch.ones(1) * 1.5)
    def forward(self, input):
        return self.model(input) / self.temperature
    def fit(self, logits, labels):
        nll = nn.CrossEntropyLoss()
        return nll(logits / self.temperature, labels)
#% clean — softmax of something else nearby
import torch
import torch.nn.functional as F
weights = F.softmax(self_alpha, dim=0)
fused = sum(w * f for w, f in zip(weights, feats))
loss = F.cross_entropy(fused, y)
#% clean — mixture of experts: gate is a softmax, the output is not
import torch
import torch.nn as nn
import torch.nn.functional as F
class MoE(nn.Module):
    def forward(self, x):
        g = F.softmax(self.gate(x), dim=-1)
        outs = torch.stack([e(x) for e in self.experts], dim=1)
        return (g.unsqueeze(-1) * outs).sum(dim=1)
m = MoE()
loss = F.cross_entropy(m(x), y)
#% clean — cosine of probabilities is a score
import torch.nn.functional as F
s = F.cosine_similarity(F.softmax(a, 1), F.softmax(b, 1))
loss = F.binary_cross_entropy_with_logits(s, y)
#% clean — logits made of probabilities
import numpy as np
import torch
import torch.nn.functional as F
p = clf.predict_proba(X)
loss = F.cross_entropy(torch.from_numpy(np.log(p)), y)
#% clean — pseudo probabilities to log space with log1p
import torch
import torch.nn.functional as F
p = torch.sigmoid(z)
z2 = torch.log(p) - torch.log1p(-p)
loss = F.binary_cross_entropy_with_logits(z2, y)
#% clean — a stub of torch in a test
class F:
    @staticmethod
    def cross_entropy(p, y):
        return 0
    @staticmethod
    def softmax(z):
        return z
F.cross_entropy(F.softmax(1), 2)
#% clean — functional passed in
def loss_of(F, z, y):
    return F.cross_entropy(F.softmax(z), y)
#% clean — paddle takes probabilities where it says so
import paddle.nn.functional as F
loss = F.cross_entropy(F.softmax(z), y, use_softmax=False)
#% clean — mxnet's own
from mxnet.gluon import loss as gloss
l = gloss.SoftmaxCrossEntropyLoss(from_logits=False)
loss = l(net(x), y)
#% clean — segmentation_models' losses
import segmentation_models_pytorch as smp
model = smp.Unet("resnet34", activation="sigmoid")
loss = smp.utils.losses.DiceLoss()
#% clean — Keras with the activation given by a string variable elsewhere
from keras import layers, Sequential
import config
m = Sequential([layers.Dense(config.K, activation=config.ACT)])
m.compile(loss="categorical_crossentropy")
#% clean — Keras multi-output
import keras
from keras import layers
i = keras.Input((8,))
a = layers.Dense(3, activation="softmax", name="a")(i)
b = layers.Dense(1, name="b")(i)
m = keras.Model(i, [a, b])
m.compile(loss={"a": "categorical_crossentropy", "b": "mse"})
#% clean — Keras two compiles of two models
import keras
from keras import layers
m1 = keras.Sequential([layers.Dense(3)])
m1.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))
m2 = keras.Sequential([layers.Dense(3, activation="softmax")])
m2.compile(loss=keras.losses.CategoricalCrossentropy())
#% clean — Keras regression head, custom loss named alike
import keras
def categorical_crossentropy(y, p):
    return keras.ops.mean((y - p) ** 2)
m = keras.Sequential([keras.layers.Dense(3)])
m.compile(loss=categorical_crossentropy)
#% clean — sparse labels with sparse loss
import tensorflow as tf
m = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
m.compile(loss="sparse_categorical_crossentropy")
m.fit(x, tf.argmax(y, axis=1))
#% clean — a Dense layer followed by a nonlinearity in call
import tensorflow as tf
class M(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(3)
    def call(self, x):
        return tf.nn.softmax(self.d(x))
m = M()
m.compile(loss="categorical_crossentropy")
#% clean — TF: softmax for the summary
import tensorflow as tf
logits = tf.layers.dense(h, 10)
tf.summary.histogram("probs", tf.nn.softmax(logits))
loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
#% clean — jax with log_softmax by hand
import jax, jax.numpy as jnp
def loss(params, x, y):
    logp = jax.nn.log_softmax(net(params, x))
    return -jnp.mean(jnp.sum(logp * y, axis=-1))
#% clean — optax KL of logs
import jax, optax
kl = optax.kl_divergence(jax.nn.log_softmax(student), jax.nn.softmax(teacher))
#% clean — a regressor's predictions
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
print(mean_squared_error(y, LinearRegression().fit(X, y).predict(X)))
#% clean — calibrated probabilities by isotonic regression
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import log_loss
iso = IsotonicRegression(out_of_bounds="clip").fit(p, y)
print(log_loss(y, iso.predict(p)))
#% clean — cross_val_predict of probabilities
from sklearn.model_selection import cross_val_predict
from sklearn.metrics import log_loss
p = cross_val_predict(clf, X, y, method="predict_proba")
print(log_loss(y, p))
#% clean — rounding to print
import numpy as np
from sklearn.metrics import log_loss
p = np.round(clf.predict_proba(X), 4)
print(log_loss(y, p))
#% clean — GaussianProcess regressor clipped
import numpy as np
from sklearn.metrics import log_loss
p = np.clip(reg.predict(X), 0, 1)
print(log_loss(y, p))
#% clean — labels for a column order of three
from sklearn.metrics import log_loss
log_loss(["cat", "dog"], [[.2, .7, .1], [.1, .8, .1]], labels=["bird", "cat", "dog"])
#% clean — binary targets both
import torch
import torch.nn as nn
loss = nn.BCELoss()(torch.tensor([0.3, 0.8]), torch.tensor([0., 1.]))
#% clean — a perfect 0 for what did not happen
from sklearn.metrics import log_loss
log_loss([0, 1], [[1.0, 0.0], [0.0, 1.0]])
#% clean — entropy of counts with a base
from scipy.stats import entropy
print(entropy([3, 5, 2], base=2), "bits")
#% clean — bits from torch with log2
import torch
h_bits = -(p * torch.log2(p)).sum()
#% clean — bpc converted
import math
import torch.nn.functional as F
bpc = F.cross_entropy(logits, targets).item() / math.log(2)
#% clean — perplexity
import math
import torch.nn.functional as F
ppl = math.exp(F.cross_entropy(logits, y).item())
#% clean — a number called n_bits
import torch.nn.functional as F
n_bits = 8
loss = F.cross_entropy(logits, y)
#% clean — ignore index of a class that is not predicted
import torch.nn as nn
loss = nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.1)(z, y)
#% clean — index targets of every class
import torch
import torch.nn.functional as F
F.cross_entropy(torch.eye(3), torch.arange(3))
#% clean — perfect logits: identity matrix as logits
import torch
import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1., 0.], [0., 1.]]), torch.tensor([0, 1]))
#% clean — reassigned criterion
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss()
criterion = nn.BCELoss()
loss = criterion(torch.sigmoid(z), y)
#% clean — criterion by configuration
import torch
import torch.nn as nn
criterion = {"bce": nn.BCELoss(), "logits": nn.BCEWithLogitsLoss()}[name]
loss = criterion(torch.sigmoid(z), y)
#% clean — a loss module subclass that converts
import torch
import torch.nn as nn
class SafeCE(nn.CrossEntropyLoss):
    def forward(self, input, target):
        return super().forward(torch.log(input + 1e-9), target)
loss = SafeCE()(torch.softmax(z, 1), y)
