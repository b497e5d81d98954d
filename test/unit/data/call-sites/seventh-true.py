#% true double-softmax — a config-driven script with argparse
import argparse
import torch
from torch import nn, optim

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=5)
args = parser.parse_args()

def build(num_classes):
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(28 * 28, 512), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(512, num_classes), nn.Softmax(dim=1),
    )

model = build(10)
opt = optim.Adam(model.parameters())
objective = nn.CrossEntropyLoss()
for _ in range(args.epochs):
    for img, lab in train_dl:
        opt.zero_grad()
        objective(model(img), lab).backward()
        opt.step()
#% true double-softmax — the activation is chosen in the constructor
import torch.nn as nn
class MLP(nn.Module):
    def __init__(self, d_in, d_out, act=nn.Softmax(dim=-1)):
        super().__init__()
        self.lin = nn.Linear(d_in, d_out)
        self.act = act
    def forward(self, x):
        return self.act(self.lin(x))
m = MLP(10, 3)
loss = nn.CrossEntropyLoss()(m(x), y)
#% true double-softmax — a property of self after a step
import torch
import torch.nn as nn
class Agent:
    def __init__(self):
        self.ce = nn.CrossEntropyLoss()
    def act(self, obs):
        self.probs = torch.softmax(self.net(obs), dim=-1)
    def imitate(self, a):
        return self.ce(self.probs, a)
#% true double-softmax — nested call with reshape
import torch
import torch.nn.functional as F
B, T, V = logits.shape
probs = F.softmax(logits, dim=-1)
loss = F.cross_entropy(probs.reshape(B * T, V), targets.reshape(B * T), ignore_index=-1)
#% true double-softmax — first in the pair
import torch.nn.functional as F
def classify(x):
    z = net(x)
    return F.softmax(z, dim=1), z.argmax(1)
p, label = classify(x)
loss = F.cross_entropy(p, y)
#% true double-softmax — chosen by index of the pair
import torch.nn.functional as F
def classify(x):
    z = net(x)
    return F.softmax(z, dim=1), z
loss = F.cross_entropy(classify(x)[0], y)
#% true double-softmax — Keras add_loss in a custom train_step
import tensorflow as tf
class Custom(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = tf.keras.layers.Dense(10, activation="softmax")
        self.loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    def call(self, x):
        return self.out(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        return {"loss": loss}
#% true double-softmax — tf.function with the softmax layer
import tensorflow as tf
softmax = tf.keras.layers.Softmax()
ce = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
@tf.function
def step(x, y):
    p = softmax(model(x))
    return ce(y, p)
#% true double-sigmoid — averaged over heads
import torch
import torch.nn.functional as F
p = (torch.sigmoid(a) + torch.sigmoid(b)) / 2
loss = F.binary_cross_entropy_with_logits(p, y)
#% true double-sigmoid — GAN with two networks
import torch
import torch.nn as nn
class D(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(3, 64, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(64, 1, 4), nn.Sigmoid())
    def forward(self, x):
        return self.main(x).view(-1, 1).squeeze(1)
netD = D().to(device)
criterion = nn.BCEWithLogitsLoss()
output = netD(real_cpu)
errD_real = criterion(output, label)
#% true double-sigmoid — dataframe of scores
import torch
from torch.nn import functional as nnf
score = nnf.sigmoid(model(u, i))
loss = nnf.binary_cross_entropy_with_logits(score, rating.float())
#% true logits-as-probabilities — lambda model
import torch.nn as nn
import torch.nn.functional as F
proj = nn.Linear(32, 1)
predict = lambda x: proj(x)
loss = F.binary_cross_entropy(predict(h), t)
#% true logits-as-probabilities — Keras binary with a functional model in a function
import tensorflow as tf
def get_model():
    i = tf.keras.Input((10,))
    h = tf.keras.layers.Dense(10, activation='tanh')(i)
    o = tf.keras.layers.Dense(1)(h)
    return tf.keras.Model(i, o)
m = get_model()
m.compile(optimizer='adam', loss=tf.keras.losses.BinaryCrossentropy())
#% true labels-as-probabilities — voting classifier
from sklearn.ensemble import VotingClassifier
from sklearn.metrics import log_loss
vc = VotingClassifier(estimators=est, voting="soft")
vc.fit(X, y)
y_pred = vc.predict(X_te)
loss = log_loss(y_te, y_pred)
#% true rows-not-normalized — a table of forecasts
from sklearn.metrics import log_loss
forecast = [
    [0.50, 0.30, 0.10],
    [0.20, 0.70, 0.10],
]
log_loss(["A", "B"], forecast, labels=["A", "B", "C"])
#% true target-out-of-range — nll on a literal
import torch
import torch.nn as nn
nll = nn.NLLLoss()
logp = torch.tensor([[-0.1, -2.4], [-1.2, -0.36]])
print(nll(logp, torch.tensor([0, 2])))
#% true target-off-by-one — random logits of numpy
import numpy as np
import torch
import torch.nn.functional as F
z = torch.from_numpy(np.random.randn(3, 3))
loss = F.cross_entropy(z, torch.tensor([3, 1, 2]))
#% true one-hot-as-index — a label binariser's rows to sparse
import tensorflow as tf
y_onehot = tf.keras.utils.to_categorical([0, 2, 1], num_classes=3)
scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
print(scce(y_onehot, logits))
#% true index-as-one-hot — torch argmax into a Keras loss
import keras
idx = keras.ops.argmax(y, axis=-1)
loss = keras.losses.categorical_crossentropy(idx, p)
#% true binary-target-out-of-range — three classes
import keras
bce = keras.losses.BinaryCrossentropy()
bce([0, 1, 2], [0.1, 0.8, 0.9])
#% true swapped-arguments — by name only
import torch.nn.functional as F
def compute(y_true, y_pred):
    return F.cross_entropy(y_true, y_pred)
#% true swapped-arguments — logits second in nll
import torch.nn.functional as F
log_probs = F.log_softmax(model(x), dim=-1)
loss = F.nll_loss(y, log_probs)
#% true probabilities-as-log — class and criterion by parameter
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        return F.softmax(self.l(x), dim=1)
def fit(net, crit):
    for x, y in dl:
        crit(net(x), y).backward()
fit(Net(), nn.NLLLoss())
#% true kl-argument-order — teacher first, by variables
import torch.nn as nn
loss_fn = nn.KLDivLoss(reduction='batchmean')
t = nn.functional.softmax(teacher(x) / 2, dim=1)
s = nn.functional.log_softmax(student(x) / 2, dim=1)
loss = loss_fn(t, s)
#% true kl-mean-reduction — F without reduction inside a sum
import torch.nn.functional as F
loss = F.cross_entropy(s, y) + 0.5 * F.kl_div(F.log_softmax(s, 1), F.softmax(t, 1))
#% true unsorted-labels — through a class's list
from sklearn.metrics import log_loss
order = ["low", "medium", "high"]
print(log_loss(y, p, labels=order))
#% true infinity-hidden — a one-hot row of zero
import keras
keras.losses.categorical_crossentropy([[0, 0, 1]], [[0.6, 0.4, 0.0]])
#% true all-rows-ignored — full_like
import torch
import torch.nn.functional as F
labels = torch.full_like(input_ids, -100)
loss = F.cross_entropy(logits.view(-1, V), labels.view(-1))
#% true smoothing-with-ignored — pad token zero
import torch.nn as nn
class Transformer(nn.Module):
    def __init__(self, pad_idx=0):
        super().__init__()
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1, ignore_index=0)
    def loss(self, out, tgt):
        return self.criterion(out.flatten(0, 1), tgt.flatten())
#% true unit-mismatch — loss in nats per token as bits per token
import torch.nn.functional as F
bits_per_token = F.cross_entropy(logits, targets, reduction='mean')
#% true unit-mismatch — pow method of two
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss()(out, y)
perplexity = torch.pow(torch.tensor(2.0), ce)
#% true unit-mismatch — running mean of a function's loss
import torch.nn.functional as F
def evaluate(model, loader):
    total, n = 0.0, 0
    for x, y in loader:
        total += F.cross_entropy(model(x), y, reduction='sum').item()
        n += y.numel()
    return total / n
val_loss = evaluate(model, val_loader)
print('val ppl', 2 ** val_loss)
#% true wrong-axis — three by three
import numpy as np
from sklearn.metrics import log_loss
P = np.array([[0.8, 0.3, 0.1], [0.1, 0.5, 0.2], [0.1, 0.2, 0.7]])
log_loss([0, 1, 2], P)
#% true target-not-normalized — two ones in a row
import torch
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy()
cce([[1, 1, 0]], [[0.4, 0.5, 0.1]])
#% true kl-log-target — log and exp
import torch.nn.functional as F
a = F.log_softmax(x, -1)
b = F.log_softmax(y, -1)
loss = F.kl_div(a, b, reduction='sum')
#% true probability-out-of-range — negative by rounding
import torch
import torch.nn as nn
p = torch.tensor([0.3, -0.001, 0.9])
loss = nn.BCELoss()(p, torch.tensor([1., 0., 1.]))
#% true probabilities-as-logits — JAX
import jax.numpy as jnp
import optax
p = jnp.asarray([[0.7, 0.3], [0.2, 0.8]])
loss = optax.softmax_cross_entropy(p, jnp.asarray([[1., 0.], [0., 1.]])).mean()
